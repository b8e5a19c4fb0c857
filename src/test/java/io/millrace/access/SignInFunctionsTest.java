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

    private static String outcome(JsonNode answer) {
        return answer.get("outcome").asText();
    }
}
