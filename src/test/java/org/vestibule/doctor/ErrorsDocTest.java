package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorsDocTest {
  @Test
  void every_code_stands_in_the_document() throws IOException {
    String document = Files.readString(Path.of("docs/errors.md"));

    List<String> missing =
        ExplanationsTest.keys("title").stream()
            .filter(code -> !document.contains("`" + code + "`"))
            .toList();

    assertEquals(List.of(), missing);
  }
}
