<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" uri="/WEB-INF/vestibule.tld" %>
<fmt:message key="environments.title" var="title"/>
<v:page value="${title}">
  <jsp:attribute name="header">
    <v:signout value="${view.antiForgery()}"/>
  </jsp:attribute>
  <jsp:attribute name="band">
    <h1 id="environments"><c:out value="${title}"/></h1>
    <dl class="facts">
      <div>
        <dt><fmt:message key="environments.current"/></dt>
        <dd><strong id="current"><c:out value="${view.current()}"/></strong></dd>
      </div>
      <c:if test="${view.current() ne view.currentUrl()}">
        <div>
          <dt><fmt:message key="environments.address"/></dt>
          <dd><code><c:out value="${view.currentUrl()}"/></code></dd>
        </div>
      </c:if>
    </dl>
  </jsp:attribute>
  <jsp:body>
    <c:choose>
      <c:when test="${view.trouble().isPresent()}">
        <article aria-labelledby="trouble">
          <h2 id="trouble"><c:out value="${view.trouble().get().explanation().title()}"/></h2>
          <p><c:out value="${view.trouble().get().explanation().what()}"/></p>
          <p><c:out value="${view.trouble().get().explanation().how()}"/></p>
          <dl class="facts">
            <div>
              <dt><fmt:message key="problem.heading.who"/></dt>
              <dd><c:out value="${view.trouble().get().explanation().who()}"/></dd>
            </div>
            <div>
              <dt><fmt:message key="problem.reference"/></dt>
              <dd><code><c:out value="${view.trouble().get().reference()}"/></code></dd>
            </div>
            <div>
              <dt><fmt:message key="problem.code"/></dt>
              <dd><code><c:out value="${view.trouble().get().code()}"/></code></dd>
            </div>
          </dl>
          <p class="actions"><a role="button" class="primary" href="<c:out value="${layout.base()}"/>/environments"><fmt:message key="problem.retry"/></a></p>
        </article>
      </c:when>
      <c:when test="${empty view.rows()}">
        <p><fmt:message key="environments.none"/></p>
      </c:when>
      <c:otherwise>
        <article>
          <div class="table-scroll" role="region" aria-labelledby="environments" tabindex="0">
            <table>
              <thead>
                <tr>
                  <th scope="col"><fmt:message key="environments.name"/></th>
                  <th scope="col"><fmt:message key="environments.action"/></th>
                  <th scope="col"><fmt:message key="environments.region"/></th>
                  <th scope="col"><fmt:message key="environments.type"/></th>
                  <th scope="col"><fmt:message key="environments.state"/></th>
                  <th scope="col"><fmt:message key="environments.version"/></th>
                </tr>
              </thead>
              <tbody>
                <c:forEach items="${view.rows()}" var="row">
                  <tr>
                    <th scope="row"><c:out value="${row.name()}"/><br><small><c:out value="${row.url()}"/></small></th>
                    <td>
                      <c:choose>
                        <c:when test="${row.current()}">
                          <strong><fmt:message key="environments.here"/></strong>
                        </c:when>
                        <c:when test="${row.enabled()}">
                          <fmt:message key="environments.enter.label" var="label"><fmt:param value="${row.name()}"/></fmt:message>
                          <form method="post" action="<c:out value="${layout.base()}"/>/environments">
                            <input type="hidden" name="anti_forgery" value="<c:out value="${view.antiForgery()}"/>">
                            <input type="hidden" name="organization" value="<c:out value="${row.organizationId()}"/>">
                            <button type="submit" class="secondary" aria-label="<c:out value="${label}"/>"><fmt:message key="environments.enter"/></button>
                          </form>
                        </c:when>
                        <c:otherwise>
                          <fmt:message key="environments.closed"/>
                        </c:otherwise>
                      </c:choose>
                    </td>
                    <td><c:out value="${row.region()}"/></td>
                    <td><fmt:message key="${row.typeKey()}"/></td>
                    <td><fmt:message key="${row.enabled() ? 'environments.enabled' : 'environments.disabled'}"/></td>
                    <td><c:out value="${row.version()}"/></td>
                  </tr>
                </c:forEach>
              </tbody>
            </table>
          </div>
        </article>
      </c:otherwise>
    </c:choose>
    <c:if test="${view.away()}">
      <fmt:message key="environments.back" var="back"><fmt:param value="${view.configuredUrl()}"/></fmt:message>
      <form method="post" action="<c:out value="${layout.base()}"/>/environments">
        <input type="hidden" name="anti_forgery" value="<c:out value="${view.antiForgery()}"/>">
        <input type="hidden" name="configured" value="1">
        <button type="submit" class="secondary outline"><c:out value="${back}"/></button>
      </form>
    </c:if>
    <p class="actions">
      <c:if test="${not empty view.rows()}">
        <a href="<c:out value="${layout.base()}"/>/environments/compare"><fmt:message key="environments.compare"/></a>
      </c:if>
      <a href="<c:out value="${layout.base()}"/>/dashboard"><fmt:message key="environments.dashboard"/></a>
    </p>
  </jsp:body>
</v:page>
