package org.vestibule.emulator;

import java.util.Locale;

/**
 * The tenant a URL names: one directory, or the template behind {@code organizations} and {@code
 * common}, where the user decides which directory answers.
 *
 * @param name the path segment as asked
 * @param id the directory's GUID, or {@code {tenantid}} for the template
 */
record Tenant(String name, String id) {
  /** The literal placeholder in the issuer of the multi-tenant metadata. */
  static final String TEMPLATE = "{tenantid}";

  /** The directory the guest comes from. */
  static final String GUEST_HOME = "5d3f6a10-8c2b-4e57-9b1a-2f60c1d7e942";

  /** The verified domain of the home tenant. */
  static final String DOMAIN = "contoso.example";

  /** Finds a tenant by GUID, verified domain or alias; anything else is AADSTS90002. */
  static Tenant named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case Emulator.TENANT, DOMAIN -> new Tenant(name, Emulator.TENANT);
      case GUEST_HOME -> new Tenant(name, GUEST_HOME);
      // The other two providers know the home tenant's users.
      case "op", "adfs" -> new Tenant(name, Emulator.TENANT);
      case "organizations", "common" -> new Tenant(name, TEMPLATE);
      default -> throw Aadsts.TENANT_NOT_FOUND.refusal(name);
    };
  }

  /** Whether the user's own directory answers. */
  boolean template() {
    return id.equals(TEMPLATE);
  }

  /** The directory whose token this persona gets here. */
  String tokenTenant(Persona persona) {
    return template() ? persona.homeTenant() : id;
  }
}
