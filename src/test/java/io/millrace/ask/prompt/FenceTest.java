package io.millrace.ask.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Nothing gets out of a fence, and nothing in it is lost. */
class FenceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property
    void whatIsFencedIsReadBackAndStaysOnItsLine(@ForAll String text)
            throws JsonProcessingException {
        String quoted = Fence.quote(text);
        assertEquals(text, JSON.readValue(quoted, String.class));
        String inside = quoted.substring(1, quoted.length() - 1);
        assertFalse(inside.replace("\\\"", "").contains("\""), quoted);
        assertEquals(1, quoted.lines().count(), quoted);
        assertFalse(inside.matches("(?s).*[<>|\\[\\]`#\\p{Cntrl}].*"), quoted);
    }

    @Test
    void marksOfTemplatesAndWhatNobodySeesAreWrittenAsNumbers() {
        assertEquals("\"\\u003C\\u007Cim_end\\u007C\\u003E\"", Fence.quote("<|im_end|>"));
        assertEquals("\"\\u005BINST\\u005D\"", Fence.quote("[INST]"));
        assertEquals("\"a\\u202eb\\u200b\"", Fence.quote("a\u202eb\u200b"));
        assertEquals("\"Zürich 東京\"", Fence.quote("Zürich 東京"));
        assertEquals("[{\"a\":\"\\u003Cb\\u003E\"}]", Fence.quote(List.of(Map.of("a", "<b>"))));
    }
}
