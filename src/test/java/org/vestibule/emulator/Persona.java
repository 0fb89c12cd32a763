package org.vestibule.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The people who can sign in. Each stands for one situation a real tenant knows. Two names are
 * there to be displayed wrongly: one has an apostrophe and letters beyond ASCII, one looks like
 * HTML.
 */
public enum Persona {
  /** A sales manager with security roles: everything works. */
  ADA("Ada Núñez-O'Brien", "ada", "1a", null, 0),
  /** A guest from another tenant who works in this environment. */
  GUEST("Gita Rao (Fabrikam)", "gita_fabrikam.example#EXT#", "2b", null, 1),
  /** A user whose name is hostile to pages that forget to escape. */
  MALLORY("Mallory <b>Bold</b> & \"Sons\"", "mallory", "3c", null, 0),
  /** A user who has not consented to the application yet. */
  NEWCOMER("Nils Newcomer", "nils", "4d", null, 0),
  /** A user of the directory who is not a user of the environment. */
  OUTSIDER("Olga Outsider", "olga", "5e", DataverseError.NOT_A_MEMBER, 0),
  /** A user who is disabled in the environment. */
  DISABLED("Dora Disabled", "dora", "6f", DataverseError.DISABLED, 0),
  /** A user without a licence. */
  UNLICENSED("Ulf Unlicensed", "ulf", "70", DataverseError.NO_LICENCE, 0),
  /** A user without any security role. */
  ROLELESS("Rosa Roleless", "rosa", "81", DataverseError.NO_ROLE, 0),
  /** A user who may read neither teams nor roles, not even the own ones. */
  PRIVATE("Piet Private", "piet", "92", null, 0),
  /** A user with a great many roles and teams, named in several scripts. */
  POLYGLOT("ليلى عبد الرحمن-Müller Παπαδοπούλου", "laila", "a3", null, 0);

  private final String displayName;
  private final String account;
  private final String seed;
  private final @Nullable DataverseError refusal;
  private final int acct;

  Persona(
      String displayName, String account, String seed, @Nullable DataverseError refusal, int acct) {
    this.displayName = displayName;
    this.account = account;
    this.seed = seed;
    this.refusal = refusal;
    this.acct = acct;
  }

  /** The value of the sign-in page's {@code persona} button. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The {@code name} claim. */
  public String displayName() {
    return displayName;
  }

  /** The {@code preferred_username} claim. */
  public String account() {
    return account + "@" + Tenant.DOMAIN;
  }

  /** The {@code oid} claim: the user's object id in the home tenant. */
  public String oid() {
    return "0a0a0a" + seed + "-6c1e-4f0b-8d52-4b7a90c3e1" + seed;
  }

  /** The {@code sub} claim, which differs from application to application. */
  public String subject(String clientId) {
    byte[] hash = Random.sha256((oid() + clientId).getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  /** The opaque {@code login_hint} claim. */
  public String loginHint() {
    String text = "O." + account() + "." + oid();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The {@code acct} claim: 0 for a member, 1 for a guest. */
  public int acct() {
    return acct;
  }

  /** The directory the account belongs to. */
  public String homeTenant() {
    return acct == 0 ? Emulator.TENANT : Tenant.GUEST_HOME;
  }

  /** The {@code email} claim; by default only guests have one. */
  public @Nullable String email() {
    return acct == 0 ? null : "gita@fabrikam.example";
  }

  /** The Dataverse {@code UserId}. */
  public String userId() {
    return "0b0b0b" + seed + "-37d4-ed11-a7c7-000d3a2a5e" + seed;
  }

  /** The Dataverse {@code BusinessUnitId}. */
  public String businessUnitId() {
    return this == GUEST
        ? "0c0c0c02-37d4-ed11-a7c7-000d3a2a5e02"
        : "0c0c0c01-37d4-ed11-a7c7-000d3a2a5e01";
  }

  /** Whether an administrator or the user consented before the emulator started. */
  public boolean consented() {
    return this != NEWCOMER;
  }

  /** What Dataverse answers this user in place of data. */
  @Nullable DataverseError refusal() {
    return refusal;
  }

  /** Whether this login hint, opaque or an account name, means this persona. */
  boolean meantBy(String hint) {
    return hint.equals(loginHint())
        || hint.equalsIgnoreCase(account())
        || hint.equalsIgnoreCase(email());
  }

  /** Whether the account exists in this directory, as a member or as a guest. */
  boolean knownIn(Tenant tenant) {
    return !tenant.id().equals(Tenant.GUEST_HOME) || homeTenant().equals(Tenant.GUEST_HOME);
  }
}
