package org.vestibule.servers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What ran, as a table in Markdown. */
final class Outcomes {
  private final List<Jdk> jdks;
  private final Map<Product, Map<Jdk, String>> rows = new LinkedHashMap<>();

  Outcomes(List<Jdk> jdks) {
    this.jdks = jdks;
  }

  void put(Product product, Jdk jdk, String outcome) {
    rows.computeIfAbsent(product, it -> new LinkedHashMap<>()).put(jdk, outcome);
  }

  String table() {
    String titles = jdks.stream().map(Jdk::title).collect(Collectors.joining(" | "));
    var text = new StringBuilder("| server | version | " + titles + " |\n|---|---|");
    text.append("---|".repeat(jdks.size())).append('\n');
    rows.forEach(
        (product, cells) -> {
          text.append("| %s | %s |".formatted(product.title(), product.version()));
          jdks.forEach(jdk -> text.append(' ').append(cells.getOrDefault(jdk, "-")).append(" |"));
          text.append('\n');
        });
    return text.toString();
  }
}
