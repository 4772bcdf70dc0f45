using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GasOrleans.Aws.Local.Cold;

/// <summary>The local cloud's own HTTP door: <c>GET /cold</c>, <c>PATCH /cold</c>, <c>POST /cold/finish</c>, <c>POST /cold/expire</c>.</summary>
internal static class ControlSite
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    public static Task<LoopbackSite> StartAsync(int port, ColdControl cold, CancellationToken cancellationToken) => LoopbackSite.StartAsync(port, _ => { }, app => Map(app, cold), cancellationToken);

    private static void Map(WebApplication app, ColdControl cold)
    {
        app.Use(RequireOursAsync);
        app.MapGet("/cold", () => Results.Json(cold.Settings, Options));
        app.MapPatch("/cold", (JsonObject change) => Change(cold, change));
        app.MapPost("/cold/finish", () => Done(cold.Finish));
        app.MapPost("/cold/expire", () => Done(cold.Expire));
    }

    // A page of some site in a browser on this machine must not reach this: it cannot send this type without asking first,
    // and a name that was made to point here is not a name of ours.
    private static Task RequireOursAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var ours = IPAddress.TryParse(request.Host.Host, out _) || request.Host.Host == "localhost";
        if (ours && (HttpMethods.IsGet(request.Method) || request.HasJsonContentType()))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return context.Response.WriteAsync("Send Content-Type: application/json.\n");
    }

    private static IResult Change(ColdControl cold, JsonObject change)
    {
        try
        {
            var changed = cold.Change(now => Merge(now, change));
            return Results.Json(changed, Options);
        }
        catch (JsonException wrong)
        {
            return Results.BadRequest(wrong.Message);
        }
    }

    private static ColdSettings Merge(ColdSettings now, JsonObject change)
    {
        var merged = JsonSerializer.SerializeToNode(now, Options)!.AsObject();
        foreach (var (name, value) in change)
        {
            merged[name] = value?.DeepClone();
        }

        var next = merged.Deserialize<ColdSettings>(Options)!;
        return next.IsValid ? next : throw new JsonException("Seconds are 0 to a year, counts 0 or more.");
    }

    private static IResult Done(Action act)
    {
        act();
        return Results.NoContent();
    }
}
