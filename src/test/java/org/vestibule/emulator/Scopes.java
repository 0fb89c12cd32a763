package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scope parameter, taken apart.
 *
 * @param openId the OpenID Connect scopes
 * @param byResource the other scopes' names, by resource, in the order asked for
 * @see "Scopes and permissions in the Microsoft identity platform, 2026"
 */
record Scopes(Set<String> openId, Map<String, Set<String>> byResource) {
  /** The resource a scope without prefix belongs to. */
  static final String GRAPH = "https://graph.microsoft.com";

  private static final Set<String> OPEN_ID = Set.of("openid", "profile", "email", "offline_access");

  /** Reads a scope; an unknown resource or scope is refused. */
  static Scopes parse(String scope, String clientId, Set<String> dataverse) {
    Set<String> openId = new LinkedHashSet<>();
    Map<String, Set<String>> byResource = new LinkedHashMap<>();
    for (String item : scope.strip().split("\\s+", -1)) {
      int slash = item.lastIndexOf('/');
      if (OPEN_ID.contains(item)) {
        openId.add(item);
        continue;
      }
      String resource = slash < 0 ? GRAPH : slashless(item.substring(0, slash));
      String name = item.substring(slash + 1);
      boolean ours = dataverse.contains(resource);
      if (!ours && !resource.equals(GRAPH)) {
        throw Aadsts.RESOURCE_UNKNOWN.refusal(resource);
      }
      if (!name.equals(".default") && !name.equals(ours ? "user_impersonation" : "User.Read")) {
        throw Aadsts.SCOPE_UNKNOWN.refusal(clientId, name, resource);
      }
      byResource.computeIfAbsent(resource, r -> new LinkedHashSet<>()).add(name);
    }
    Scopes scopes = new Scopes(openId, byResource);
    if (byResource.values().stream().anyMatch(n -> n.contains(".default") && n.size() > 1)) {
      throw Aadsts.SCOPE_INVALID.refusal(scope);
    }
    return scopes;
  }

  /** Reads a scope as OpenID Connect Core 1.0, section 3.1.2.1, wants: unknown ones are ignored. */
  static Scopes known(String scope, Set<String> dataverse) {
    Set<String> openId = new LinkedHashSet<>(List.of(scope.strip().split("\\s+", -1)));
    Map<String, Set<String>> byResource = new LinkedHashMap<>();
    for (String item : openId) {
      String resource = item.replaceFirst("/user_impersonation$", "");
      if (!resource.equals(item) && dataverse.contains(resource)) {
        byResource.put(resource, Set.of("user_impersonation"));
      }
    }
    openId.retainAll(OPEN_ID);
    return new Scopes(openId, byResource);
  }

  /** The scopes a v1.0 request stands for: sign-in and everything of the resource. */
  static Scopes ofResource(String resource, Set<String> dataverse) {
    String known = slashless(resource);
    if (!dataverse.contains(known) && !known.equals(GRAPH)) {
      throw Aadsts.RESOURCE_UNKNOWN.refusal(resource);
    }
    return new Scopes(OPEN_ID, Map.of(known, Set.of(".default")));
  }

  /** A v1.0 authorization request may leave the resource to the token request. */
  static Scopes unnamed() {
    return new Scopes(OPEN_ID, Map.of());
  }

  /** A resource's name without its final slash; Dataverse is known by both. */
  static String slashless(String resource) {
    return resource.endsWith("/") ? resource.substring(0, resource.length() - 1) : resource;
  }

  boolean openid() {
    return openId.contains("openid");
  }

  boolean offline() {
    return openId.contains("offline_access");
  }

  /** The first resource; sign-in scopes alone mean Microsoft Graph. */
  String resource() {
    return byResource.keySet().stream().findFirst().orElse(GRAPH);
  }

  /** The {@code scope} of a token answer for the first resource. */
  String granted() {
    String resource = resource();
    Set<String> names = byResource.getOrDefault(resource, Set.of());
    if (resource.equals(GRAPH)) {
      Set<String> all = new LinkedHashSet<>(openId);
      all.remove("offline_access");
      names.forEach(name -> all.add(GRAPH + "/" + name));
      return String.join(" ", all);
    }
    String delegated = resource + "/user_impersonation";
    return names.contains(".default") ? delegated + " " + resource + "/.default" : delegated;
  }

  /** What the consent page lists: the keys of its texts. */
  List<String> inPlainWords() {
    LinkedHashSet<String> keys = new LinkedHashSet<>();
    openId.forEach(name -> keys.add("scope." + name));
    byResource
        .keySet()
        .forEach(resource -> keys.add(resource.equals(GRAPH) ? "scope.graph" : "scope.dataverse"));
    return List.copyOf(keys);
  }
}
