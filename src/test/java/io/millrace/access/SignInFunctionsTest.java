package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server itself answers at the gate. */
class SignInFunctionsTest {

    private final TestPeople people = new TestPeople();

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void thePasswordTheServerTakesIsTheOneThatJavaHashed() {
        for (String password :
                List.of("correct horse battery", "Grüße aus Köln ☃", "x".repeat(72))) {
            String name = people.add(password);
            assertEquals("first", outcome(people.signIn(name, password)));
            assertEquals("denied", outcome(people.signIn(name, password + "!")));
            assertEquals("denied", outcome(people.signIn(name, password.substring(1))));
        }
    }

    @Test
    void nobodyLearnsWhoIsKnown() {
        String name = people.add("correct horse battery");
        JsonNode unknown = people.signIn("nobody_" + name, "correct horse battery");
        assertEquals(unknown, people.signIn(name, "wrong horse battery"));
        people.sql("SELECT auth.set_active(?, false)", name);
        assertEquals(unknown, people.signIn(name, "correct horse battery"));
        people.sql("SELECT auth.set_active(?, true)", name);
        assertEquals("first", outcome(people.signIn(name, "correct horse battery")));
    }

    @Test
    void fiveTriesAreFreeThenTheDoorIsClosedTwiceAsLongEachTime() {
        String name = people.add("correct horse battery");
        for (int i = 1; i <= 5; i++) {
            assertEquals(0, people.secondsLocked(name));
            assertEquals("denied", outcome(people.signIn(name, "wrong")));
        }
        assertEquals("denied", outcome(people.signIn(name, "correct horse battery")));
        for (int seconds : new int[] {15, 30, 60, 120, 240, 480, 900, 900}) {
            assertTrue(Math.abs(people.secondsLocked(name) - seconds) <= 2, seconds + " s");
            people.unlock(name);
            people.signIn(name, "wrong");
        }
        people.unlock(name);
        assertEquals("first", outcome(people.signIn(name, "correct horse battery")));
        assertEquals(0, people.secondsLocked(name));
    }

    /** RFC 6238, appendix B, its last six digits. */
    @Test
    void codesAreThoseOfTheStandard() {
        for (String line :
                List.of(
                        "59 287082",
                        "1111111109 081804",
                        "2000000000 279037",
                        "20000000000 353130")) {
            String[] timeAndCode = line.split(" ", -1);
            assertEquals(
                    timeAndCode[1],
                    people.sql(
                                    "SELECT auth.totp(auth.base32(?), ?::bigint / 30)",
                                    "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                                    timeAndCode[0])
                            .orElseThrow());
        }
    }

    private static String outcome(JsonNode answer) {
        return answer.get("outcome").asText();
    }
}
