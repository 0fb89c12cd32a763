package org.vestibule.emulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes rows as the JSON of the Web API. */
final class Rendering {
  private static final String FORMATTED = "@OData.Community.Display.V1.FormattedValue";

  private final Store store;
  private final boolean annotated;

  /** With true, values are also told as people read them. */
  Rendering(Store store, boolean annotated) {
    this.store = store;
    this.annotated = annotated;
  }

  /** The columns and expansions that were asked for, and always the key. */
  Map<String, @Nullable Object> row(Row row, ODataOptions options) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("@odata.etag", row.etag());
    Collection<String> select = options.select() == null ? row.table().columns() : options.select();
    for (String name : select) {
      String column = row.table().column(name);
      members.put(column, row.values().get(column));
      String text = row.formatted().get(column);
      if (annotated && text != null) {
        members.put(column + FORMATTED, text);
      }
    }
    members.put(row.table().key(), row.key());
    if (row.values().containsKey("ownerid")) {
      members.put("ownerid", row.values().get("ownerid"));
    }
    options.expand().forEach((navigation, nested) -> expand(row, navigation, nested, members));
    return members;
  }

  /** The rows that the options leave, in their order. */
  List<Map<String, @Nullable Object>> rows(Table table, List<Row> rows, ODataOptions options) {
    List<Row> sorted =
        new ArrayList<>(Filter.apply(options.filter(), table, rows, store.person().userId()));
    String orderBy = options.orderBy();
    if (orderBy != null) {
      String[] words = orderBy.strip().split("\\s+", -1);
      String column = table.column(words[0]);
      Comparator<Row> order = Comparator.comparing(row -> row.text(column));
      sorted.sort(words.length > 1 && words[1].equals("desc") ? order.reversed() : order);
    }
    Integer top = options.top();
    return sorted.stream()
        .limit(top == null ? Long.MAX_VALUE : top)
        .map(row -> row(row, options))
        .toList();
  }

  /** Refuses columns and navigation properties that are not there, before anything is read. */
  static void check(Table table, ODataOptions options) {
    if (options.select() != null) {
      options.select().forEach(table::column);
    }
    options
        .expand()
        .forEach(
            (navigation, nested) -> {
              check(table.navigation(navigation), nested);
              if (!table.many(navigation) && nested.forRows()) {
                throw ODataPath.unreadable("Only many rows can be filtered and sorted.");
              }
            });
  }

  /** What {@code @odata.context} adds to the entity set: the columns and expansions. */
  static String shape(Table table, ODataOptions options) {
    if (options.select() == null && options.expand().isEmpty()) {
      return "";
    }
    StringJoiner names = new StringJoiner(",", "(", ")");
    if (options.select() != null) {
      options.select().forEach(names::add);
    }
    options
        .expand()
        .forEach(
            (navigation, nested) ->
                names.add(navigation + shape(table.navigation(navigation), nested)));
    return names.toString();
  }

  private void expand(
      Row row, String navigation, ODataOptions nested, Map<String, @Nullable Object> members) {
    List<Row> targets = store.follow(row, navigation);
    if (row.table().many(navigation)) {
      members.put(navigation, rows(row.table().navigation(navigation), targets, nested));
      return;
    }
    members.put(navigation, targets.isEmpty() ? null : row(targets.get(0), nested));
  }
}
