package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.http.Secret;

class SecretFileTest {
  private static final Secret START = new Secret("at the start");

  @TempDir Path folder;

  @Test
  void the_file_counts_as_it_is_now() throws Exception {
    Path path = Files.writeString(folder.resolve("secret"), "one\n");
    var file = new SecretFile(path, START);

    assertEquals("one", file.current().reveal());
    Files.writeString(path, " second\n");
    assertEquals("second", file.current().reveal());
  }

  @Test
  void a_file_of_the_same_size_is_noticed_by_its_time() throws Exception {
    Path path = Files.writeString(folder.resolve("secret"), "one");
    var file = new SecretFile(path, START);
    assertEquals("one", file.current().reveal());

    Files.writeString(path, "two");
    Files.setLastModifiedTime(path, FileTime.fromMillis(1));
    assertEquals("two", file.current().reveal());
  }

  @Test
  void while_it_is_being_replaced_the_last_secret_stays() throws Exception {
    Path path = Files.writeString(folder.resolve("secret"), "one");
    var file = new SecretFile(path, START);
    assertEquals("one", file.current().reveal());

    Files.writeString(path, "");
    assertEquals("one", file.current().reveal());
    Files.delete(path);
    assertEquals("one", file.current().reveal());
    Files.writeString(path, "second");
    assertEquals("second", file.current().reveal());
  }

  @Test
  void what_was_read_at_the_start_serves_when_the_file_is_gone() {
    assertEquals("at the start", new SecretFile(folder.resolve("none"), START).current().reveal());
  }
}
