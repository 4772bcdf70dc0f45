using GasOrleans.WebClient.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GasOrleans.WebClient.Site;

internal static class HomeModule
{
    public static void MapHome(this WebApplication app)
        => app.MapGet("/", (CurrentUser? user) => new RazorComponentResult<Home>(new { User = user }));
}
