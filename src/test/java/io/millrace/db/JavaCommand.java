package io.millrace.db;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What starts another process of this Java on the classes of the tests. */
public final class JavaCommand {

    private JavaCommand() {}

    /**
     * The command.
     *
     * @param options of the Java machine
     */
    public static List<String> of(Class<?> main, List<String> options, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return command;
    }

    /** Wherever the process starts, the folders are those of here. */
    private static String classPath() {
        String ofTests = System.getProperty("surefire.test.class.path");
        String all = ofTests == null ? System.getProperty("java.class.path", "") : ofTests;
        return Arrays.stream(all.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
