package io.millrace.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.config.AppearanceSettings.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What env.yaml means, and what is said when it means nothing. */
class ConfigurationTest {

    private static final String SERVERS =
            """
            oltp:
              host: db.example.com
              user: shop
              password: secret-one
            warehouse:
              host: 127.0.0.1
              user: star
              password: secret-two
            """;

    private static final String GATED =
            """
            oltp:
              host: db.example.com
            warehouse:
              host: warehouse.example.com
            gate:
              password: secret-gate
            """;

    @TempDir Path home;

    @Test
    void withoutAFileTheServersAreEmbeddedAndAllElseHasItsDefault() {
        Configuration read = Configuration.load(home, null);

        assertEquals(new Servers.Embedded(), read.servers());
        assertEquals(new SyncSettings(true, Duration.ofSeconds(1), 7, 3), read.sync());
        assertEquals(new RetentionSettings(90, 90), read.retention());
        assertEquals(
                new AppearanceSettings(Theme.SYSTEM, Currency.getInstance("USD")),
                read.appearance());
    }

    @Test
    void anEmptyFileIsNoFile() throws IOException {
        write("# nothing yet\n");
        assertEquals(new Servers.Embedded(), Configuration.load(home, null).servers());
    }

    @Test
    void aNamedFileThatIsMissingIsAFault() {
        MillraceException fault =
                assertThrows(
                        MillraceException.class,
                        () -> Configuration.load(home, home.resolve("other.yaml")));
        assertEquals(MillraceException.Code.CONFIGURATION, fault.code());
        assertTrue(String.valueOf(fault.getMessage()).contains("other.yaml"));
    }

    @Test
    void settingsAreRead() throws IOException {
        write(
                """
                sync:
                  automatic: off
                  interval_seconds: 30
                  retries: 0
                  months_ahead: 12
                retention: {audit_days: 365, query_log_days: 7}
                appearance:
                  theme: dark
                  currency: EUR
                """);
        Configuration read = Configuration.load(home, null);

        assertEquals(new SyncSettings(false, Duration.ofSeconds(30), 0, 12), read.sync());
        assertEquals(new RetentionSettings(365, 7), read.retention());
        assertEquals(
                new AppearanceSettings(Theme.DARK, Currency.getInstance("EUR")), read.appearance());
    }

    @Test
    void moneyMayBeInNoCurrency() throws IOException {
        write("appearance: {currency: none}");
        assertNull(Configuration.load(home, null).appearance().currency());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eur", "EURO", "XYZ", "€"})
    void aCurrencyThatNobodyKnowsIsNamed(String code) throws IOException {
        write("appearance: {currency: '" + code + "'}");
        String fault = fault();
        assertTrue(
                fault.contains(
                        "appearance.currency (line 1) is \"%s\", which is neither a currency's code"
                                        .formatted(code)
                                + " of three capital letters nor none; for example  currency: EUR"),
                fault);
    }

    @Test
    void serversHaveTheirUsualPortsAndSafeEncryption() throws IOException {
        Servers.Remote servers = remote(SERVERS);

        assertEquals(5432, servers.oltp().port());
        assertEquals("millrace", servers.oltp().database());
        assertEquals(TlsMode.VERIFY_FULL, servers.oltp().tls());
        assertEquals(3306, servers.warehouse().port());
        assertEquals("millrace_dw", servers.warehouse().database());
        assertEquals(TlsMode.PREFER, servers.warehouse().tls());
        assertEquals("secret-two", servers.warehouse().password().value());
    }

    @Test
    void aPasswordOfDigitsStaysAsWritten() throws IOException {
        assertEquals(
                "0123", remote(SERVERS.replace("secret-one", "0123")).oltp().password().value());
    }

    @Test
    void aPasswordMayLieInAFileOfItsOwn() throws IOException {
        Path secret = Files.writeString(home.resolve("word"), "from the file\n");
        close(secret);
        assertEquals(
                "from the file",
                remote(SERVERS.replace("password: secret-one", "password_file: word"))
                        .oltp()
                        .password()
                        .value());
    }

    @Test
    void noRecordShowsAPassword() throws IOException {
        assertFalse(remote(SERVERS).toString().contains("secret-one"));
    }

    @Test
    void everyFaultIsNamedAtOnceWithAnExample() throws IOException {
        write(
                """
                oltp:
                  host: db.example.com
                  port: 70000
                  pasword: secret-one
                sync:
                  automatic: perhaps
                  interval_seconds: soon
                appearance:
                  theme: blue
                retension:
                  audit_days: 3
                """);
        String fault = fault();

        assertTrue(fault.contains("9 faults"), fault);
        assertTrue(fault.contains("warehouse is missing"), fault);
        assertTrue(
                fault.contains(
                        "oltp.port (line 3) is \"70000\", which is not a whole number from 1 to"
                                + " 65535; for example  port: 5432"),
                fault);
        assertTrue(fault.contains("oltp.user is missing; for example  user: millrace"), fault);
        assertTrue(fault.contains("oltp.password is missing"), fault);
        assertTrue(
                fault.contains(
                        "oltp.pasword (line 4) is not a setting; the nearest one is oltp.password"),
                fault);
        assertTrue(fault.contains("sync.automatic (line 6) is \"perhaps\""), fault);
        assertTrue(fault.contains("sync.interval_seconds (line 7) is \"soon\""), fault);
        assertTrue(fault.contains("appearance.theme (line 9) is \"blue\""), fault);
        assertTrue(
                fault.contains(
                        "retension (line 11) is not a setting; the nearest one is retention"));
        assertFalse(fault.contains("secret-one"), fault);
    }

    @ParameterizedTest
    @CsvSource({
        "'sync: 5', sync (line 1) must hold settings",
        "'- sync', The file (line 1) must hold settings",
        "'sync: {retries: [1, 2]}', sync.retries (line 1) must be a single value",
        "'sync: {retries: -1}', 'sync.retries (line 1) is \"-1\"'",
        "'sync: {retries: 99999999999}', 'sync.retries (line 1) is \"99999999999\"'",
    })
    void oddShapesAreNamed(String text, String expected) throws IOException {
        write(text);
        String fault = fault();
        assertTrue(fault.contains(expected), fault);
    }

    @Test
    void aSettingThatStandsTwiceIsAFault() throws IOException {
        write("sync:\n  retries: 1\n  retries: 2\n");
        String fault = fault();
        assertTrue(fault.contains("retries"), fault);
    }

    @Test
    void aTabIsExplainedByItsLineWithoutShowingIt() throws IOException {
        write("oltp:\n\tpassword: secret-one\n");
        String fault = fault();
        assertTrue(fault.contains("line 2"), fault);
        assertTrue(fault.contains("not tabs"), fault);
        assertFalse(fault.contains("secret-one"), fault);
    }

    @Test
    void nothingInTheFileBecomesAProgram() throws IOException {
        write("sync: !!java.net.URL [\"http://localhost\"]\n");
        String fault = fault();
        assertTrue(fault.contains("not allowed"), fault);
    }

    @Test
    void aSecretThatOthersCanReadIsRefused() throws IOException {
        Path file = write(SERVERS);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        String fault = fault();
        assertTrue(fault.contains("oltp.password (line 4) is in " + file), fault);
        assertTrue(fault.contains("warehouse.password (line 8) is in " + file), fault);
        assertTrue(fault.contains("chmod 600"), fault);
    }

    @Test
    void aPasswordFileThatOthersCanReadIsRefused() throws IOException {
        Path secret = Files.writeString(home.resolve("word"), "from the file\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw----r--"));
        write(SERVERS.replace("password: secret-one", "password_file: word"));
        String fault = fault();
        assertTrue(fault.contains("1 fault"), fault);
        assertTrue(fault.contains("oltp.password_file (line 4) is in " + secret), fault);
    }

    @Test
    void twoPasswordsAreOneTooMany() throws IOException {
        write(SERVERS.replace("password: secret-one", "password: a\n  password_file: word"));
        assertTrue(fault().contains("oltp.password_file (line 5) stands beside a password"));
    }

    @Test
    void encryptionThatAnybodyMaySwitchOffIsForThisMachine() throws IOException {
        write(SERVERS.replace("user: shop", "user: shop\n  tls: prefer"));
        String fault = fault();
        assertTrue(fault.contains("oltp.tls (line 4) is \"prefer\""), fault);
    }

    @Test
    void theHomeIsWhereTheSystemKeepsSuchThings() {
        String person = System.getProperty("user.home");
        assertEquals(
                Path.of("/srv/millrace"),
                Configuration.defaultHome(Map.of("MILLRACE_HOME", "/srv/millrace"), "Linux"));
        assertEquals(
                Path.of(person, ".local/share/millrace"),
                Configuration.defaultHome(Map.of(), "Linux"));
        assertEquals(
                Path.of("/data/millrace"),
                Configuration.defaultHome(Map.of("XDG_DATA_HOME", "/data"), "Linux"));
        assertEquals(
                Path.of(person, "Library/Application Support/Millrace"),
                Configuration.defaultHome(Map.of(), "Mac OS X"));
        assertEquals(
                Path.of("/c/Local/Millrace"),
                Configuration.defaultHome(Map.of("LOCALAPPDATA", "/c/Local"), "Windows 11"));
    }

    @Test
    void behindAGateNoOtherAccountStandsInTheFile() throws IOException {
        write(GATED);
        Servers.Gated gated =
                assertInstanceOf(Servers.Gated.class, Configuration.load(home, null).servers());
        assertEquals("millrace_gate", gated.gate().user());
        assertEquals("db.example.com", gated.gate().host());
        assertEquals("", gated.warehouse().user());

        write(GATED.replace("oltp:", "oltp:\n  user: millrace\n  password: secret-one"));
        String fault = fault();
        assertTrue(fault.contains("2 faults"), fault);
        assertTrue(fault.contains("oltp.user (line 2) stands beside a gate"), fault);
        assertFalse(fault.contains("secret-one"), fault);
    }

    private Servers.Remote remote(String text) throws IOException {
        write(text);
        return assertInstanceOf(Servers.Remote.class, Configuration.load(home, null).servers());
    }

    private Path write(String text) throws IOException {
        Path file = Files.writeString(home.resolve("env.yaml"), text);
        close(file);
        return file;
    }

    private static void close(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private String fault() {
        MillraceException fault =
                assertThrows(MillraceException.class, () -> Configuration.load(home, null));
        assertEquals(MillraceException.Code.CONFIGURATION, fault.code());
        return String.valueOf(fault.getMessage());
    }
}
