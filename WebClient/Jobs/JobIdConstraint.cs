using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Jobs;

/// <summary><c>{id:job}</c>: what is not a job's id is no address at all, the same 404 as an absent job.</summary>
internal sealed class JobIdConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
        => values.TryGetValue(routeKey, out var value) && JobId.TryParse(value as string ?? value?.ToString(), null, out _);
}
