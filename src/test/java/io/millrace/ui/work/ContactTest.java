package io.millrace.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a person is told of servers that do not answer. */
class ContactTest {

    private final WindowQueue window = new WindowQueue();
    private final AtomicBoolean shop = new AtomicBoolean(true);
    private final AtomicBoolean warehouse = new AtomicBoolean(true);
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger back = new AtomicInteger();

    @Test
    void whoIsAwayIsNamedAndTheReturnIsToldOnce() {
        Contact contact =
                new Contact(
                        List.of(
                                new Contact.Server("the shop", shop::get, closed::incrementAndGet),
                                new Contact.Server(
                                        "the warehouse", warehouse::get, closed::incrementAndGet)),
                        window);
        contact.onBack(back::incrementAndGet);
        look(contact);
        assertEquals("", contact.problemProperty().get());
        shop.set(false);
        look(contact);
        assertTrue(contact.problemProperty().get().startsWith("The shop does not answer."));
        warehouse.set(false);
        look(contact);
        assertTrue(
                contact.problemProperty()
                        .get()
                        .startsWith("The shop and the warehouse do not answer."));
        shop.set(true);
        look(contact);
        assertEquals(0, back.get(), "One is still away");
        warehouse.set(true);
        look(contact);
        look(contact);
        assertEquals("", contact.problemProperty().get());
        assertEquals(1, back.get());
        contact.close();
        window.until(() -> closed.get() == 2);
    }

    private void look(Contact contact) {
        contact.look();
        window.until(() -> !contact.lookingProperty().get());
    }
}
