package org.vestibule.dataverse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.vestibule.http.Json;

final class DataverseHostileTest {
  private static final Json JSON = new Json();

  @FuzzTest
  void an_error_is_a_number_or_absent(byte[] input) {
    DataverseError.parse(new String(input, UTF_8), JSON)
        .ifPresent(error -> assertTrue(error.code().matches("0x[0-9A-F]{8}"), error.code()));
  }

  @FuzzTest
  void who_am_i_is_three_ids_or_absent(byte[] input) {
    WhoAmI.parse(new String(input, UTF_8), JSON)
        .ifPresent(
            it -> {
              assertNotNull(it.userId());
              assertNotNull(it.businessUnitId());
              assertNotNull(it.organizationId());
            });
  }
}
