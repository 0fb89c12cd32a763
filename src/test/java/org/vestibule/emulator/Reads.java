package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reading by GET: rows, their relations, and functions.
 *
 * @see "Query data using the Web API (Microsoft Dataverse), 2026"
 */
final class Reads {
  static final String METADATA = "application/json; odata.metadata=minimal";
  private static final Pattern PAGE_SIZE = Pattern.compile("odata\\.maxpagesize=(\\d{1,4})");
  private static final int PAGE = 5000;
  private static final Set<String> FUNCTIONS =
      Set.of("WhoAmI", "RetrieveVersion", "RetrieveCurrentOrganization", "RetrieveAadUserRoles");

  private final Store store;
  private final String origin;
  private final Call call;
  private final Functions functions;
  private final String prefer;

  Reads(Store store, String origin, Call call) {
    this.store = store;
    this.origin = origin;
    this.call = call;
    this.functions = new Functions(store, origin);
    String sent = call.header("prefer");
    this.prefer = sent == null ? "" : sent;
  }

  /** Whether a path may begin like this. */
  static boolean known(String name) {
    return Table.of(name) != null || FUNCTIONS.contains(name);
  }

  /** The answer without one member, or 304 when the caller has this version of the row. */
  Answer answer(List<ODataPath.Segment> segments, String missing) {
    Map<String, @Nullable Object> members = members(segments);
    members.remove(missing);
    Object etag = members.get("@odata.etag");
    if (etag != null && etag.equals(call.header("if-none-match"))) {
      return Answer.empty(304);
    }
    Answer answer = Answer.of(200, METADATA, Json.write(members));
    return annotated()
        ? answer.with("Preference-Applied", "odata.include-annotations=\"*\"")
        : answer;
  }

  private boolean annotated() {
    return prefer.contains("odata.include-annotations=");
  }

  private Map<String, @Nullable Object> members(List<ODataPath.Segment> segments) {
    ODataPath.Segment first = segments.get(0);
    Table table = Table.of(first.name());
    if (table == null || segments.size() > 2) {
      return segments.size() > 1 ? unknown(segments.get(1)) : function(first);
    }
    if (first.arguments() == null) {
      return segments.size() > 1 ? unknown(segments.get(1)) : many(table, store.rows(table));
    }
    Row row = row(table, first);
    return segments.size() == 1 ? one(row) : below(row, segments.get(1));
  }

  private Map<String, @Nullable Object> function(ODataPath.Segment segment) {
    if (!FUNCTIONS.contains(segment.name())) {
      return unknown(segment);
    }
    if (segment.name().equals("RetrieveAadUserRoles")) {
      return aadUserRoles(segment);
    }
    Map<String, @Nullable Object> members = functions.unbound(segment, call.query());
    return members == null ? unknown(segment) : members;
  }

  private Map<String, @Nullable Object> below(Row row, ODataPath.Segment segment) {
    Table table = row.table();
    if (table.leads(segment.name()) && segment.arguments() == null) {
      List<Row> targets = store.follow(row, segment.name());
      return table.many(segment.name())
          ? many(table.navigation(segment.name()), targets)
          : one(targets.get(0));
    }
    Map<String, @Nullable Object> members = functions.bound(segment, row, call.query());
    return members == null ? unknown(segment) : members;
  }

  private Map<String, @Nullable Object> aadUserRoles(ODataPath.Segment segment) {
    Map<String, String> arguments = segment.named(call.query());
    String oid = arguments.getOrDefault("DirectoryObjectId", "");
    if (arguments.size() != 1 || !ODataPath.guid(oid)) {
      return unknown(segment);
    }
    store.demand("roles");
    if (!oid.equalsIgnoreCase(store.person().oid())) {
      throw new DataverseRefusal(DataverseError.PRIVILEGE, "prvReadUser");
    }
    return many(Table.ROLES, store.effectiveRoles());
  }

  /** The row with this key, or with this object id in Entra: the table's alternate key. */
  private Row row(Table table, ODataPath.Segment segment) {
    String arguments = segment.arguments();
    if (table != Table.SYSTEMUSERS || arguments == null || arguments.indexOf('=') < 0) {
      return store.row(table, segment.key());
    }
    Map<String, String> named = segment.named(call.query());
    String oid = named.get("azureactivedirectoryobjectid");
    if (named.size() != 1 || oid == null || !ODataPath.guid(oid)) {
      throw ODataPath.unreadable("The specified key properties are no key of systemuser.");
    }
    if (!oid.equalsIgnoreCase(store.person().oid())) {
      throw new DataverseRefusal(DataverseError.PRIVILEGE, "prvReadUser");
    }
    return store.row(table, store.person().userId());
  }

  private Map<String, @Nullable Object> one(Row row) {
    ODataOptions options = options(row.table());
    if (options.forRows()) {
      throw ODataPath.unreadable("Only many rows can be filtered and sorted.");
    }
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("@odata.context", context(row.table(), options) + "/$entity");
    members.putAll(new Rendering(store, annotated()).row(row, options));
    return members;
  }

  private Map<String, @Nullable Object> many(Table table, List<Row> rows) {
    ODataOptions options = options(table);
    List<Map<String, @Nullable Object>> value =
        new Rendering(store, annotated()).rows(table, rows, options);
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("@odata.context", context(table, options));
    if (options.count()) {
      members.put("@odata.count", value.size());
    }
    Matcher asked = PAGE_SIZE.matcher(prefer);
    int size = asked.find() ? Integer.parseInt(asked.group(1)) : PAGE;
    String token = call.query().get("$skiptoken");
    int from = token == null ? 0 : ODataOptions.number("$skiptoken", token);
    int to = Math.min(value.size(), from + Math.max(1, size));
    members.put("value", value.subList(Math.min(from, to), to));
    if (to < value.size()) {
      members.put("@odata.nextLink", next(to));
    }
    return members;
  }

  private String next(int from) {
    String query = call.rawQuery() == null ? "" : call.rawQuery();
    String kept = query.replaceAll("&?(\\$|%24)skiptoken=[^&]*", "");
    return origin + call.path() + "?" + kept + (kept.isEmpty() ? "" : "&") + "$skiptoken=" + from;
  }

  private ODataOptions options(Table table) {
    ODataOptions options = ODataOptions.of(call.query());
    Rendering.check(table, options);
    return options;
  }

  private String context(Table table, ODataOptions options) {
    return origin + Dataverse.ROOT + "$metadata#" + table.set() + Rendering.shape(table, options);
  }

  private static Map<String, @Nullable Object> unknown(ODataPath.Segment segment) {
    throw new DataverseRefusal(DataverseError.NOT_FOUND, segment.name());
  }
}
