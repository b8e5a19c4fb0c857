package io.millrace.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolkitTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, '', '', '', false",
        "Linux, ':0', '', '', true",
        "Linux, '', wayland-0, '', true",
        "Linux, ' ', '', '', false",
        "Linux, ':0', '', Headless, false",
        "Windows 11, '', '', '', true",
        "Mac OS X, '', '', '', true",
        "Mac OS X, '', '', Headless, false",
    })
    void knowsWhetherSomebodyCouldSeeAWindow(
            String system, String x11, String wayland, String platform, boolean display) {
        Map<String, String> environment = Map.of("DISPLAY", x11, "WAYLAND_DISPLAY", wayland);
        assertEquals(display, Toolkit.hasDisplay(environment, system, platform));
    }
}
