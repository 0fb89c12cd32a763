package org.vestibule.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.journey.Browser;

/**
 * A real browser's opinion of the hostile values: what {@link Landing} believes to stay inside,
 * does stay inside. No server takes part, so one run is enough.
 */
@Tag("tomcat")
final class LandingIT {
  private static final String OUTSIDE =
      """
      ({root, locations}) => {
        const home = new URL(root);
        const inside = location => {
          try {
            const at = new URL(location, root + '/login');
            return at.origin === home.origin
                && (at.pathname + '/').startsWith((home.pathname + '/').replace('//', '/'));
          } catch (refused) {
            return true;
          }
        };
        return locations.filter(location => !inside(location));
      }""";

  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void what_is_judged_to_stay_inside_stays_inside_in_a_browser() {
    Page page = browser.newPage();
    for (URI root : OpenRedirects.ROOTS) {
      List<String> locations =
          OpenRedirects.variants().stream()
              .flatMap(value -> Stream.of(value, root + value))
              .toList();
      List<String> judged =
          locations.stream().filter(location -> Landing.inside(root, location)).toList();

      assertEquals(List.of(), outside(page, root, judged));
      assertTrue(outside(page, root, locations).size() >= 300);
    }
  }

  private static List<String> outside(Page page, URI root, List<String> locations) {
    Object found = page.evaluate(OUTSIDE, Map.of("root", root.toString(), "locations", locations));
    var outside = new ArrayList<String>();
    if (found instanceof List<?> list) {
      list.forEach(location -> outside.add(String.valueOf(location)));
    }
    return outside;
  }
}
