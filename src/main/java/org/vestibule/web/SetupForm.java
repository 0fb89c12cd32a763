package org.vestibule.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.vestibule.config.Problem;
import org.vestibule.config.Reading;
import org.vestibule.config.Setting;
import org.vestibule.doctor.Composition;
import org.vestibule.doctor.Composition.Cloud;
import org.vestibule.doctor.Composition.Format;
import org.vestibule.doctor.Composition.Way;

/**
 * The values of the form that composes a file of settings, checked by the rules that the
 * application has for the settings themselves. It asks for no secret and names no file.
 *
 * @param values what stands in the fields, by the name of the setting
 * @param errors what is wrong with a field, by its name
 */
record SetupForm(
    Map<String, String> values,
    Map<String, Function<Locale, String>> errors,
    Cloud cloud,
    Way way,
    Format format) {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int MAX_LENGTH = 500;
  private static final String DATAVERSE = "DATAVERSE_URL";
  private static final String PUBLIC = "PUBLIC_URL";
  private static final String CLIENT = "AZURE_CLIENT_ID";
  private static final String TENANT = "AZURE_TENANT_ID";
  private static final String ALLOWED = "AZURE_ALLOWED_TENANTS";

  /** The fields, in the order of the page. */
  static final List<String> FIELDS = List.of(DATAVERSE, PUBLIC, CLIENT, TENANT, ALLOWED);

  /** Those that cannot be left out: the script needs the address for the redirect URI. */
  private static final Set<String> REQUIRED = Set.of(DATAVERSE, PUBLIC);

  /**
   * The form with what is set already.
   *
   * @param root the application's address as this visitor sees it, for a first proposal
   */
  static SetupForm of(List<Setting> found, String root) {
    var values = new HashMap<String, String>();
    found.stream()
        .filter(it -> FIELDS.contains(it.name()))
        .forEach(it -> values.put(it.name(), it.shown().orElse("")));
    values.merge(PUBLIC, root, (set, proposal) -> set.isEmpty() ? proposal : set);
    return new SetupForm(values, Map.of(), Cloud.PUBLIC, Way.SECRET_FILE, Format.PROPERTIES);
  }

  /** The form as it was sent. */
  static SetupForm sent(Function<String, Optional<String>> parameter) {
    var values = new LinkedHashMap<String, String>();
    for (String field : FIELDS) {
      values.put(field, clean(parameter.apply(field).orElse("")));
    }
    Cloud cloud = chosen(Cloud.values(), parameter.apply("cloud"));
    return new SetupForm(
        values,
        errors(values, cloud),
        cloud,
        chosen(Way.values(), parameter.apply("credential")),
        chosen(Format.values(), parameter.apply("format")));
  }

  /** What follows from it; only when there is no error. */
  Composition composition() {
    return new Composition(
        slashless(DATAVERSE),
        slashless(PUBLIC),
        optional(CLIENT),
        optional(TENANT),
        values.getOrDefault(ALLOWED, "").replaceAll("[\\s,]+", " "),
        cloud,
        way);
  }

  /** The first field with an error. */
  Optional<String> first() {
    return FIELDS.stream().filter(errors::containsKey).findFirst();
  }

  private static Map<String, Function<Locale, String>> errors(
      Map<String, String> values, Cloud cloud) {
    var entered = new HashMap<>(values);
    entered.put("AZURE_AUTHORITY_HOST", cloud.authorityHost());
    // Known only when the script has run.
    entered.merge(
        CLIENT,
        Composition.CLIENT_ID_PLACEHOLDER,
        (given, later) -> given.isEmpty() ? later : given);
    var errors = new HashMap<String, Function<Locale, String>>();
    for (Problem problem : Reading.of(new Properties(), entered).problems()) {
      errors.putIfAbsent(problem.name(), problem::text);
    }
    if (values.getOrDefault(PUBLIC, "").isEmpty()) {
      errors.put(PUBLIC, new Problem(PUBLIC, "missing.public-url", List.of())::text);
    }
    return Map.copyOf(errors);
  }

  private static String clean(String text) {
    String line = CONTROL.matcher(text).replaceAll("").strip();
    return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) : line;
  }

  private static <E extends Enum<E>> E chosen(E[] all, Optional<String> name) {
    return List.of(all).stream()
        .filter(it -> name.filter(it.name()::equals).isPresent())
        .findFirst()
        .orElse(all[0]);
  }

  private String slashless(String field) {
    return values.getOrDefault(field, "").replaceAll("/+$", "");
  }

  private Optional<String> optional(String field) {
    return Optional.of(values.getOrDefault(field, "")).filter(it -> !it.isEmpty());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fields as the page shows them. */
  List<SetupView.Field> fields(Locale locale) {
    var fields = new ArrayList<SetupView.Field>();
    for (String name : FIELDS) {
      String error = Optional.ofNullable(errors.get(name)).map(it -> it.apply(locale)).orElse("");
      fields.add(
          new SetupView.Field(
              name,
              "setup.field." + key(name),
              "setup.hint." + key(name),
              values.getOrDefault(name, ""),
              error,
              REQUIRED.contains(name),
              first().filter(name::equals).isPresent()));
    }
    return fields;
  }
}
