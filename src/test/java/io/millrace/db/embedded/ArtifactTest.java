package io.millrace.db.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which machine gets which programs, and what is said to the others. */
class ArtifactTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, LINUX_X86_64",
        "Linux, aarch64, NONE",
        "Mac OS X, aarch64, MACOS_ARM64",
        "Mac OS X, x86_64, NONE",
        "Windows 11, amd64, WINDOWS_X86_64",
        "FreeBSD, amd64, NONE",
    })
    void eachPlatformHasItsOwn(String system, String processor, Artifact expected) {
        assertEquals(expected, Artifact.of(system, processor));
    }

    @Test
    void aPlatformWithoutServersIsToldToNameSome() {
        MillraceException missing =
                assertThrows(MillraceException.class, () -> Artifact.NONE.check());
        assertEquals(MillraceException.Code.CONFIGURATION, missing.code());
        assertTrue(String.valueOf(missing.getMessage()).contains("env.yaml"));
    }
}
