package org.vestibule.signin;

/** What became of the tokens, in one line. */
final class ShownRenewal implements Renewal.Result.Cases<String> {
  @Override
  public String fresh(Renewal.Result.Fresh it) {
    return it.signedIn().tokens().accessToken().value().reveal()
        + (it.renewed() ? " renewed" : " kept")
        + it.spared().map(failure -> " spared " + failure.kind()).orElse("");
  }

  @Override
  public String signInAgain(Renewal.Result.SignInAgain it) {
    return "again " + it.cause() + it.claims().map(claims -> " " + claims).orElse("");
  }

  @Override
  public String ended(Renewal.Result.Ended it) {
    return "ended " + it.cause();
  }

  @Override
  public String refused(Renewal.Result.Refused it) {
    return "refused " + it.refusal().error();
  }

  @Override
  public String unavailable(Renewal.Result.Unavailable it) {
    return "unavailable " + it.failure().kind();
  }
}
