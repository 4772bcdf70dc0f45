using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GasOrleans.WebClient.Tokens;
using Microsoft.AspNetCore.Authentication;

namespace GasOrleans.WebClient.Api;

/// <summary>The same acts as on the pages, for scripts: JSON under <c>/api/v1</c>, by token only.</summary>
internal static class ApiModule
{
    public const string Root = "/api/v1";

    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WrongTokens>();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.TypeInfoResolver = json.SerializerOptions.TypeInfoResolver?.WithAddedModifier(LeaveOutWhatIsNot);
        });
        builder.Services.AddSingleton<JobEvents>();
        builder.Services.AddApiDocument();
    }

    public static void MapApi(this WebApplication app)
    {
        // No cookie counts here, so that no other site can make a browser act.
        var api = app.MapGroup(Root).DisableAntiforgery()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapMeApi();
        api.MapJobsApi();
        api.MapUploadsApi();
        api.MapJobActsApi();
        app.MapApiDocument();
    }

    // Of the API's own objects only: the pages' scripts look for null.
    private static void LeaveOutWhatIsNot(JsonTypeInfo type)
    {
        foreach (var property in type.Type.Namespace == typeof(ApiModule).Namespace && type.Kind == JsonTypeInfoKind.Object ? type.Properties : [])
        {
            property.ShouldSerialize = (_, value) => value is not null;
        }
    }
}
