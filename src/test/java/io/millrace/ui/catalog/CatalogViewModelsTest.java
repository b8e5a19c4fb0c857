package io.millrace.ui.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Database;
import io.millrace.oltp.EntryChoices;
import io.millrace.oltp.EntryChoices.Family;
import io.millrace.oltp.OrderBook;
import io.millrace.oltp.TestCounter;
import io.millrace.ui.catalog.CardViewModel.Mode;
import io.millrace.ui.services.Counter;
import io.millrace.ui.services.TestDesk;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Worker;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Customers and products without a window, on a real PostgreSQL. */
class CatalogViewModelsTest {

    private static TestCounter shop;
    private static Database ann;

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 4), window);
    private final Formats formats = new Formats(Locale.US, Currency.getInstance("USD"));
    private final SimpleObjectProperty<EntryChoices> choices =
            new SimpleObjectProperty<>(EntryChoices.NONE);
    private final List<Notice> notices = new ArrayList<>();

    @BeforeAll
    static void open() throws SQLException {
        shop = new TestCounter();
        ann = shop.as(shop.ann);
        TestCounter.store(new OrderBook(ann));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @AfterEach
    void end() {
        background.close();
    }

    private static Counter counter() {
        return TestDesk.counter(ann, Path.of("unused"));
    }

    private <T> void settle(CardViewModel<T> model) {
        window.until(() -> !model.unsettledBinding().get());
    }

    private <T> void search(CardViewModel<T> model, String text) {
        model.textProperty().set(text);
        settle(model);
    }

    @Test
    void aCustomerIsFoundCorrectedAndHisHistoryShowsWhoDidIt() {
        CustomersViewModel model = new CustomersViewModel(counter(), background, formats, choices);
        model.onNotice(notices::add);
        search(model, "ada");
        model.open(model.found().getFirst());
        settle(model);
        assertEquals("C1", model.numberProperty().get());
        assertEquals("ada@example.com", model.emailProperty().get());
        assertEquals(1, model.orders().size());
        model.nameProperty().set(" ");
        model.save();
        assertEquals("Needed", model.nameProblem().getValue());
        model.nameProperty().set("Ada Fuchs");
        model.emailProperty().set("ada@fuchs.example");
        model.save();
        window.until(() -> !notices.isEmpty());
        settle(model);
        assertEquals("Ada Fuchs is saved", notices.getFirst().title());
        List<String> past = model.history().stream().map(Past::what).toList();
        assertTrue(past.contains("Customer name: Ada Fox → Ada Fuchs"), past::toString);
        assertTrue(past.contains("Email: ada@example.com → ada@fuchs.example"), past::toString);
        assertTrue(model.history().getFirst().when().endsWith(" · " + shop.ann));
    }

    @Test
    void aNewCustomerIsStoredOnce() {
        CustomersViewModel model = new CustomersViewModel(counter(), background, formats, choices);
        model.beginNew();
        assertEquals(Mode.NEW, model.modeProperty().get());
        model.nameProperty().set("Kim Rae");
        model.segmentProperty().set("Consumer");
        model.save();
        model.save();
        window.until(() -> model.modeProperty().get() == Mode.CHANGE);
        settle(model);
        assertTrue(model.numberProperty().get().startsWith("KR-"));
        assertEquals(
                1,
                shop.number("SELECT count(*) FROM oltp.customer WHERE customer_name = 'Kim Rae'"));
    }

    @Test
    void aProductIsAddedAndCorrected() {
        ProductsViewModel model = new ProductsViewModel(counter(), background, formats, choices);
        model.beginNew();
        model.numberProperty().set("P1");
        model.nameProperty().set("Lamp");
        model.familyProperty().set(new Family("Furniture", "Tables"));
        model.save();
        settle(model);
        assertEquals(
                "The number P1 is that of Oak chair; give the new product another one.",
                model.problemProperty().get());
        model.numberProperty().set("L1");
        model.save();
        window.until(() -> model.modeProperty().get() == Mode.CHANGE);
        settle(model);
        model.familyProperty().set(new Family("Technology", "Phones"));
        model.save();
        settle(model);
        window.until(() ->
                !model.history().isEmpty()
                        && model.history()
                                .getFirst()
                                .what()
                                .equals("Subcategory: Tables → Phones"));
        search(model, "lamp");
        assertEquals("Phones", model.found().getFirst().subcategory());
    }
}
