package io.millrace.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a server wrote down about its process. The number may be stale: of a process that was
 * killed, or by now of another program.
 *
 * @param data the folder that the server works on
 * @param name of the file in it
 * @param program the file name of the server's program
 */
record PidFile(Path data, String name, String program) {

    Path path() {
        return data.resolve(name);
    }

    /** The server's process, if it is alive and works on the folder that the file lies in. */
    Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(path())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(path());
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean sameProgram =
                info.command()
                        .map(command -> Path.of(command).getFileName().toString())
                        .filter(name -> name.equals(program) || name.equals(program + ".exe"))
                        .isPresent();
        // Some systems hide the arguments; then the sign-in with our password decides.
        boolean sameFolder =
                info.arguments()
                        .map(arguments ->
                                Arrays.stream(arguments)
                                        .anyMatch(argument -> argument.endsWith(data.toString())))
                        .orElse(true);
        return sameProgram && sameFolder;
    }

    void delete() throws IOException {
        Files.deleteIfExists(path());
    }
}
