package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The errors of the Dataverse Web API that the emulator knows: status, code and message.
 *
 * @see "Web service error codes (Microsoft Dataverse), 2026"
 */
enum DataverseError {
  NOT_A_MEMBER(403, "0x80072560", "The user is not a member of the organization."),
  DISABLED(
      403,
      "0x80040225",
      "The specified user is either disabled or is not a member of any" + " business unit."),
  NO_LICENCE(403, "0x8004D24B", "The user is not assigned any license."),
  NO_ROLE(403, "0x80042F09", "The user has not been assigned any security roles."),
  PRIVILEGE(403, "0x80040220", "Principal user is missing %s privilege."),
  NOT_FOUND(404, "0x8006088a", "Resource not found for the segment '%s'."),
  NO_ROW(404, "0x80040217", "%s"),
  METHOD(405, "0x80060888", "The requested resource does not support the HTTP method '%s'."),
  UNREADABLE(400, "0x80060888", "%s"),
  DISABLED_ORGANIZATION(
      403, "0x8004A104", "The organization you are attempting to access is currently disabled."),
  NOT_ACCEPTABLE(415, "", "Unsupported Media Type: '%s'."),
  URI_TOO_LONG(414, "", "The URI is longer than %s characters."),
  EXPIRED(401, "0x8005F101", "The access token has expired."),
  INVALID(401, "", "The access token is not valid for this environment."),
  THROTTLED(
      429,
      "0x80072322",
      "Number of requests exceeded the limit of 6000 over time window of" + " 300 seconds."),
  FAILED(500, "0x80040216", "An unexpected error occurred."),
  UNAVAILABLE(503, "", "The service is unavailable.");

  /** The HTTP status. */
  final int status;

  private final String code;
  private final String message;

  DataverseError(int status, String code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  /** The code, or empty. */
  String code() {
    return code;
  }

  /** The error document; the code may be empty, as Dataverse's may. */
  String document(String detail) {
    return Json.write(Map.of("error", members(detail)));
  }

  /** The error document for a caller that wants every annotation. */
  String annotated(String detail) {
    Map<String, String> error = members(detail);
    error.put("@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus", "0");
    error.put("@Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode", "0");
    error.put("@Microsoft.PowerApps.CDS.HelpLink", "http://go.microsoft.com/fwlink/?error=" + code);
    error.put("@Microsoft.PowerApps.CDS.TraceText", "Emulated.");
    error.put("@Microsoft.PowerApps.CDS.InnerError.Message", message.replace("%s", detail));
    return Json.write(Map.of("error", error));
  }

  private Map<String, String> members(String detail) {
    Map<String, String> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", message.replace("%s", detail));
    return error;
  }
}
