<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" tagdir="/WEB-INF/tags" %>
<fmt:message key="environments.compare.title" var="title"/>
<v:page title="${title}" heading="${title}">
  <jsp:attribute name="header">
    <v:signout antiForgery="${view.antiForgery()}"/>
  </jsp:attribute>
  <jsp:body>
    <p><a href="<c:out value="${layout.base()}"/>/environments"><fmt:message key="environments.list"/></a></p>
    <c:choose>
      <c:when test="${empty view.rows()}">
        <p><fmt:message key="environments.none"/></p>
      </c:when>
      <c:otherwise>
        <div class="table-scroll" role="region" aria-labelledby="heading" tabindex="0">
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
                    <br><code><c:out value="${row.url()}"/></code>
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
      </c:otherwise>
    </c:choose>
    <c:if test="${view.left() > 0}">
      <fmt:message key="environments.compare.left" var="left"><fmt:param value="${view.left()}"/></fmt:message>
      <p><c:out value="${left}"/></p>
    </c:if>
    <c:if test="${view.again()}">
      <p><a role="button" class="primary" href="<c:out value="${layout.base()}"/>/login?return_to=/environments/compare"><fmt:message key="problem.again"/></a></p>
    </c:if>
  </jsp:body>
</v:page>
