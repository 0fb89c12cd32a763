package org.vestibule.shipped;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vestibule.emulator.Emulator;
import org.vestibule.run.Folders;
import org.vestibule.run.Ports;
import org.vestibule.run.Settings;

/** A directory that stands for the root of a machine with shipped files in {@code /etc}. */
public final class Machine {
  private static final List<String> PLACES =
      List.of("/etc/vestibule", "/opt/", "/var/lib/", "/var/log/vestibule");

  private final Path root;
  private final int port;
  private final Emulator emulator;

  private Machine(Path root, int port, Emulator emulator) {
    this.root = root;
    this.port = port;
    this.emulator = emulator;
  }

  /** An empty one, with a port of loopback that is free. */
  public static Machine of(String name, Emulator emulator) throws IOException {
    Path root = Path.of("target/it/" + name).toAbsolutePath();
    Folders.empty(root);
    Files.createDirectories(root.resolve("etc/vestibule"));
    return new Machine(root, Ports.free(), emulator);
  }

  public int port() {
    return port;
  }

  /** What the application signs in at. */
  Emulator emulator() {
    return emulator;
  }

  /** Under the path that the shipped files name. */
  public URI app() {
    return URI.create("http://localhost:" + port + "/crm/");
  }

  /** A place of this machine. */
  public Path at(String absolute) {
    return root.resolve(absolute.substring(1));
  }

  /** Puts a file there, and the directories above it. */
  public void put(String absolute, String text) throws IOException {
    Files.createDirectories(at(absolute).getParent());
    Files.writeString(at(absolute), text);
  }

  /** Puts a large file there. */
  public void link(String absolute, Path file) throws IOException {
    Files.createDirectories(at(absolute).getParent());
    Files.createSymbolicLink(at(absolute), file.toAbsolutePath());
  }

  /**
   * A shipped file with its places moved here, and with further changes.
   *
   * @see Shipped#changed
   */
  public String changed(String file, Map<String, String> changes) throws IOException {
    String text = Shipped.changed(file, changes);
    for (String place : PLACES) {
      text = text.replace(place, root + place);
    }
    return text;
  }

  /** A shipped file of settings, with the values of the emulator. */
  public String settings(String file) throws IOException {
    Map<String, String> all = new HashMap<>(Settings.forEmulator(emulator, app()));
    var changes = new LinkedHashMap<String, String>();
    changes.put("https://org.crm4.dynamics.com", all.remove("DATAVERSE_URL"));
    changes.put("11111111-2222-3333-4444-555555555555", all.remove("AZURE_TENANT_ID"));
    changes.put("66666666-7777-8888-9999-000000000000", all.remove("AZURE_CLIENT_ID"));
    changes.put("https://apps.example/crm", all.remove("PUBLIC_URL"));
    all.remove("AZURE_CLIENT_SECRET");
    all.put("STOP_DELAY", "PT2S");
    var text = new StringBuilder(changed(file, changes));
    all.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString();
  }

  /** Whether something listens at this address of the machine, on the port of the application. */
  public boolean listens(String address) {
    try (var socket = new Socket(InetAddress.getByName(address), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** All files of a directory as one text. */
  public String texts(String absolute) throws IOException {
    var text = new StringBuilder();
    try (Stream<Path> files = Files.walk(at(absolute))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
      }
    }
    return text.toString();
  }
}
