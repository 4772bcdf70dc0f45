using GasOrleans.WebClient.Tokens;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GasOrleans.WebClient.Api;

/// <summary>The API's description (OpenAPI), made from its addresses; and a page for people, made from the description.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";

    public const string Path = ApiModule.Root + "/openapi.json";

    private const string TokenScheme = "token";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = one => one.RelativePath?.StartsWith(ApiModule.Root[1..], StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(Introduce);
        options.AddOperationTransformer(SayWhatItNeeds);
    });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi(ApiModule.Root + "/openapi.json");
        app.MapGet("/api", ShowAsync);
    }

    private static async Task<IResult> ShowAsync([FromKeyedServices(Name)] IOpenApiDocumentProvider documents, CancellationToken ct)
        => new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<DocsPage>(new { Document = await documents.GetOpenApiDocumentAsync(ct) });

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new()
        {
            Title = "Genomics Annotation Service",
            Version = "1",
            Description = "Everything that the pages do, for scripts. Authenticate with a personal token. For research use, not clinical.",
        };
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [TokenScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A personal token, made on the profile page." },
        };
        return Task.CompletedTask;
    }

    private static Task SayWhatItNeeds(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var scopes = metadata.OfType<NeededScope>().Select(one => ScopeWords.Name(one.Scope)).ToList();
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(TokenScheme, context.Document)] = scopes }];
        operation.Parameters ??= [];
        foreach (var word in metadata.OfType<QueryWord>())
        {
            operation.Parameters.Add(new OpenApiParameter { Name = word.Name, In = ParameterLocation.Query, Description = word.Description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }

        if (context.Description.HttpMethod is not "GET")
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = Repeats.Header,
                In = ParameterLocation.Header,
                Description = "A word of your own for this act, 1 to 200 visible ASCII characters. The same act with the same word is not done twice.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
            });
        }

        return Task.CompletedTask;
    }
}
