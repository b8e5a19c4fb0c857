import java.nio.file.Files;
import java.nio.file.Path;

/** Notes which Java built the application, for the start script to find again. */
class RecordJavaHome {
    public static void main(String[] file) throws Exception {
        Files.createDirectories(Path.of(file[0]).getParent());
        Files.writeString(Path.of(file[0]), System.getProperty("java.home"));
    }
}
