<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" uri="/WEB-INF/vestibule.tld" %>
<fmt:message key="environments.compare.title" var="title"/>
<v:page value="${title}">
  <jsp:attribute name="header">
    <v:signout value="${view.antiForgery()}"/>
  </jsp:attribute>
  <jsp:attribute name="band">
    <h1 id="comparison"><c:out value="${title}"/></h1>
  </jsp:attribute>
  <jsp:body>
    <c:choose>
      <c:when test="${empty view.rows()}">
        <p><fmt:message key="environments.none"/></p>
      </c:when>
      <c:otherwise>
        <article>
          <div class="table-scroll" role="region" aria-labelledby="comparison" tabindex="0">
            <table>
              <thead>
                <tr>
                  <th scope="col"><fmt:message key="environments.name"/></th>
                  <th scope="col"><fmt:message key="dashboard.user-id"/></th>
                  <th scope="col"><fmt:message key="dashboard.business-unit-id"/></th>
                  <th scope="col"><fmt:message key="dashboard.organization-id"/></th>
                </tr>
              </thead>
              <tbody>
                <c:forEach items="${view.rows()}" var="row">
                  <tr>
                    <th scope="row">
                      <c:out value="${row.name()}"/>
                      <br><small><c:out value="${row.url()}"/></small>
                      <c:if test="${row.current()}"><br><small><fmt:message key="environments.here"/></small></c:if>
                    </th>
                    <c:choose>
                      <c:when test="${row.known()}">
                        <td><code><c:out value="${row.userId()}"/></code></td>
                        <td><code><c:out value="${row.businessUnitId()}"/></code></td>
                        <td><code><c:out value="${row.organizationId()}"/></code></td>
                      </c:when>
                      <c:when test="${empty row.code()}">
                        <td colspan="3"><fmt:message key="environments.compare.sign-in"/></td>
                      </c:when>
                      <c:otherwise>
                        <td colspan="3">
                          <c:out value="${row.reason()}"/>
                          <br><small><fmt:message key="problem.code"/> <code><c:out value="${row.code()}"/></code></small>
                          <br><small><fmt:message key="problem.reference"/> <code><c:out value="${row.reference()}"/></code></small>
                        </td>
                      </c:otherwise>
                    </c:choose>
                  </tr>
                </c:forEach>
              </tbody>
            </table>
          </div>
        </article>
      </c:otherwise>
    </c:choose>
    <c:if test="${view.left() > 0}">
      <fmt:message key="environments.compare.left" var="left"><fmt:param value="${view.left()}"/></fmt:message>
      <p class="quiet"><c:out value="${left}"/></p>
    </c:if>
    <p class="actions">
      <c:if test="${view.again()}">
        <a role="button" class="primary" href="<c:out value="${layout.base()}"/>/login?return_to=/environments/compare"><fmt:message key="problem.again"/></a>
      </c:if>
      <a href="<c:out value="${layout.base()}"/>/environments"><fmt:message key="environments.list"/></a>
    </p>
  </jsp:body>
</v:page>
