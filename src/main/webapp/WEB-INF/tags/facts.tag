<%@ tag description="A table of facts" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="items" required="true" type="java.util.List" %>
<%@ attribute name="copy" description="false: values have no copy button of their own" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<dl class="facts">
  <c:forEach items="${items}" var="fact">
    <div>
      <dt><fmt:message key="${fact.label()}"/></dt>
      <c:choose>
        <c:when test="${fact.code() and copy eq 'false'}">
          <dd><code><c:out value="${fact.value()}"/></code></dd>
        </c:when>
        <c:when test="${fact.code()}">
          <dd><code class="copy" id="<c:out value="${fact.id()}"/>"><c:out value="${fact.value()}"/></code></dd>
        </c:when>
        <c:when test="${fact.codes()}">
          <dd class="codes"><c:forTokens items="${fact.value()}" delims=" " var="token"><code><c:out value="${token}"/></code>&#32;</c:forTokens></dd>
        </c:when>
        <c:when test="${fact.time()}">
          <dd><time datetime="<c:out value="${fact.iso()}"/>"><c:out value="${fact.value()}"/></time></dd>
        </c:when>
        <c:when test="${fact.note()}">
          <dd class="quiet"><fmt:message key="${fact.value()}"/></dd>
        </c:when>
        <c:when test="${fact.message()}">
          <dd><fmt:message key="${fact.value()}"/></dd>
        </c:when>
        <c:otherwise>
          <dd><c:out value="${fact.value()}"/></dd>
        </c:otherwise>
      </c:choose>
    </div>
  </c:forEach>
</dl>
