import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Packs the files of folders into another: {@code Brotli TO FROM...}, each with {@code .br} added to its name. */
final class Brotli {
  private static final Encoder.Parameters BEST =
      Encoder.Parameters.create(11, 22, Encoder.Mode.TEXT);

  private Brotli() {}

  public static void main(String... folders) throws IOException {
    Brotli4jLoader.ensureAvailability();
    Path to = Path.of(folders[0]);
    for (String from : Arrays.asList(folders).subList(1, folders.length)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(from))) {
        for (Path file : files) {
          byte[] packed = Encoder.compress(Files.readAllBytes(file), BEST);
          Files.write(to.resolve(file.getFileName() + ".br"), packed);
        }
      }
    }
  }
}
