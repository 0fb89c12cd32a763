package org.vestibule.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.util.Optional;
import org.vestibule.hostile.Landing;
import org.vestibule.hostile.OpenRedirects;

final class ReturnPathHostileTest {
  private static final URI HOST = URI.create("https://apps.example");

  @FuzzTest
  void whatever_passes_stays_inside(byte[] input) {
    String text = new String(input, UTF_8);

    Optional<ReturnPath> path = ReturnPath.parse(text);

    if (path.isPresent()) {
      assertEquals(text, path.get().value());
      assertTrue(Landing.inside(HOST, text), text);
      for (URI root : OpenRedirects.ROOTS) {
        assertTrue(Landing.inside(root, root + text), text);
        assertEquals(root + text, URI.create(root + text).toString());
      }
    }
  }
}
