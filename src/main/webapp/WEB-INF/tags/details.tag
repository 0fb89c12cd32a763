<%@ tag description="Numbers for support" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="details" required="true" type="java.util.List" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<dl class="facts">
  <c:forEach items="${details}" var="detail">
    <div>
      <dt><fmt:message key="${detail.key()}"/></dt>
      <dd><code><c:out value="${detail.value()}"/></code></dd>
    </div>
  </c:forEach>
</dl>
