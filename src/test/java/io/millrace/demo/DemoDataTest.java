package io.millrace.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows are the same everywhere, hang together and take no memory, whatever their number. */
class DemoDataTest {

    /** Of all rows of the usual size: whoever changes the demo company changes this, knowingly. */
    private static final String USUAL = "40e82d6444c3608607df470fbac8eeb3";

    private static final DemoCompany.Size SMALL = new DemoCompany.Size(2_000);

    @Test
    void theUsualCompanyIsTheSameOnEveryMachine() throws Exception {
        assertEquals(USUAL, fingerprint(DemoCompany.SEED, DemoCompany.Size.USUAL));
    }

    @Test
    void localeAndTimeZoneChangeNothing() throws Exception {
        String here = fingerprint(7, SMALL);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertEquals(here, fingerprint(7, SMALL));
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertEquals(here, fingerprint(7, SMALL));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void anotherSeedIsAnotherCompany() throws Exception {
        assertNotEquals(fingerprint(7, SMALL), fingerprint(8, SMALL));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 1_001, 7_919, 51_289, 51_291, 120_000})
    void everySizeIsKeptExactly(long lines) throws SQLException {
        DemoCompany.Size size = new DemoCompany.Size(lines);
        DemoData data = new DemoData(11, size);
        for (DemoTable table : DemoTable.values()) {
            CopyRows rows = new CopyRows((buffer, length) -> {});
            data.write(table, rows);
            assertEquals(data.count(table), rows.rows(), table::words);
        }
        assertEquals(lines, data.count(DemoTable.ORDER_LINE));
        assertEquals(size.customers(), data.count(DemoTable.CUSTOMER));
        assertEquals(size.products(), data.count(DemoTable.PRODUCT));
    }

    @Test
    void sizeIsInProportion() {
        DemoCompany.Size million = new DemoCompany.Size(1_000_000);
        assertAll(
                () -> assertEquals(25_728, DemoCompany.Size.USUAL.orders()),
                () -> assertEquals(17_415, DemoCompany.Size.USUAL.customers()),
                () -> assertEquals(1_079, DemoCompany.Size.USUAL.returns()),
                () -> assertEquals(3_788, DemoCompany.Size.USUAL.products()),
                () -> assertEquals(501_618, million.orders()),
                () -> assertEquals(7_960, million.products()));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 999, 100_000_001, Long.MAX_VALUE})
    void impossibleSizesAreRefused(long lines) {
        MillraceException refused =
                assertThrows(MillraceException.class, () -> new DemoCompany.Size(lines));
        assertEquals(MillraceException.Code.USAGE, refused.code());
    }

    @Test
    void aWalkOverOrdersIsByDateAndNumbersThemWithinMarketAndYear() {
        Iterator<Order> walk = new DemoData(3, SMALL).orders();
        Map<String, Integer> last = new HashMap<>();
        Order before = walk.next();
        last.put(before.id().substring(0, 7), before.number());
        long lines = before.lines();
        while (walk.hasNext()) {
            Order order = walk.next();
            assertFalse(order.date().isBefore(before.date()));
            assertEquals(lines, order.firstLine());
            String series = order.id().substring(0, 7);
            assertEquals(last.getOrDefault(series, 0) + 1, order.number(), order::id);
            last.put(series, order.number());
            lines += order.lines();
            before = order;
        }
        assertEquals(SMALL.lines(), lines);
        assertThrows(java.util.NoSuchElementException.class, walk::next);
    }

    @Test
    void productNamesAndIdsAreUniqueEvenInTheLargestShop() {
        int size = new DemoCompany.Size(100_000_000).products();
        Catalogue catalogue = new Catalogue(1, size);
        Set<String> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Product product : catalogue.products()) {
            assertTrue(ids.add(product.id()), product::id);
            assertTrue(names.add(product.name()), product::name);
            assertTrue(product.cost() < product.price(), product::name);
        }
        assertEquals(size, ids.size());
    }

    @Test
    void inTurnEachProductHasItsTurn() {
        Catalogue catalogue = new Catalogue(1, 997);
        Set<String> seen = new HashSet<>();
        LongStream.range(0, 997).forEach(i -> seen.add(catalogue.inTurn(i).id()));
        assertEquals(997, seen.size());
    }

    @Test
    void regionsLieInOneMarketAndStatesInOneRegion() {
        List<Place> places = DemoFiles.read("places.csv", Place::of);
        Map<String, String> marketOfRegion = new HashMap<>();
        Map<String, String> regionOfState = new HashMap<>();
        Set<List<String>> cities = new HashSet<>();
        for (Place place : places) {
            assertEquals(
                    place.market(),
                    marketOfRegion.computeIfAbsent(place.region(), any -> place.market()));
            String state = place.country() + "/" + place.state();
            assertEquals(
                    place.region(), regionOfState.computeIfAbsent(state, any -> place.region()));
            assertTrue(cities.add(List.of(state, place.city())), place::toString);
            assertTrue(place.weight() > 0, place::toString);
        }
        assertEquals(23, marketOfRegion.size());
        assertEquals(7, Set.copyOf(marketOfRegion.values()).size());
    }

    @Test
    void postalCodesLookLikeThoseOfTheirCountry() {
        for (Place place : DemoFiles.read("places.csv", Place::of)) {
            String expected =
                    switch (place.country()) {
                        case "United States" -> "\\d{5}";
                        case "Canada" -> "[A-Z]\\d[A-Z] \\d[A-Z]\\d";
                        default -> "";
                    };
            for (String code : place.postalCodes()) {
                assertTrue(code.matches(expected), place::toString);
            }
        }
    }

    @Test
    void customersFromEverywhereHaveReadableIdsAndUnreachableAddresses() {
        People people = new People();
        for (Place place : DemoFiles.read("places.csv", Place::of)) {
            for (int i = 0; i < 40; i++) {
                Dice dice = new Dice(5, Dice.Topic.CUSTOMER, place.hashCode() * 40L + i);
                Customer customer = people.customer(10_234, Segment.pick(dice), place, dice);
                assertTrue(customer.id().matches("[A-Z]{2}-10234"), customer::id);
                assertTrue(
                        customer.email().matches("[a-z]+\\.[a-z]+\\.10234@example\\.(com|net|org)"),
                        customer::email);
                assertTrue(
                        customer.phone()
                                .matches(
                                        "\\+1 [2-9]\\d\\d 555 01\\d\\d|\\+\\d{1,3} 555 01\\d\\d \\d{3}"),
                        customer::phone);
            }
        }
    }

    @Test
    void threeHundredThousandLinesFitIntoASmallHeap() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx16m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WriteToNowhere.class.getName(),
                                "300000")
                        .redirectErrorStream(true)
                        .start();
        String said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), said);
        assertEquals("300000", said.strip());
    }

    private static String fingerprint(long seed, DemoCompany.Size size)
            throws NoSuchAlgorithmException, SQLException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        DemoData data = new DemoData(seed, size);
        for (DemoTable table : DemoTable.values()) {
            data.write(table, new CopyRows((buffer, length) -> md5.update(buffer, 0, length)));
        }
        return HexFormat.of().formatHex(md5.digest());
    }
}
