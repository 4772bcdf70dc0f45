using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace GasOrleans.Aws.Tests.Stacks;

/// <summary>A request as IAM sees it.</summary>
internal sealed record AwsRequest(string Action, string Resource);

/// <summary>What a policy of a role in a stack allows.</summary>
internal sealed class Grants
{
    private readonly IReadOnlyList<AwsRequest> allowed;

    private Grants(IEnumerable<AwsRequest> allowed) => this.allowed = [.. allowed];

    public static Grants Of(string stack, string policy, params (string Name, string Value)[] parameters)
    {
        var found = Stack.Of(stack).Properties("Role", parameters)["Policies"]!.AsArray().Single(one => one!["PolicyName"]!.GetValue<string>() == policy);
        return new(found!["PolicyDocument"]!["Statement"]!.AsArray().SelectMany(statement =>
            from action in Each(statement!["Action"]!)
            from resource in Each(statement["Resource"]!)
            select new AwsRequest(action, resource)));
    }

    /// <summary>Every request is allowed, and everything allowed was asked for.</summary>
    public void AssertExactly(IReadOnlyCollection<AwsRequest> requests)
    {
        var unused = allowed.Where(grant => !requests.Any(request => Covers(grant, request))).Select(grant => $"{grant.Action} on {grant.Resource}");
        Assert.True(!Missing(requests).Any() && !unused.Any(), $"Called and not allowed:\n  {Lines(Missing(requests))}\nAllowed and not called:\n  {Lines(unused)}");
    }

    /// <summary>Every request is allowed.</summary>
    public void AssertAllow(IReadOnlyCollection<AwsRequest> requests)
    {
        Assert.NotEmpty(requests);
        Assert.True(!Missing(requests).Any(), $"Called and not allowed:\n  {Lines(Missing(requests))}");
    }

    /// <summary>The actions that it allows on anything at all.</summary>
    public IReadOnlySet<string> Actions => allowed.Select(grant => grant.Action).ToHashSet();

    private IEnumerable<string> Missing(IReadOnlyCollection<AwsRequest> requests)
        => requests.Where(request => !allowed.Any(grant => Covers(grant, request))).Select(request => $"{request.Action} on {request.Resource}");

    private static string Lines(IEnumerable<string> lines) => string.Join("\n  ", lines.Order());

    private static bool Covers(AwsRequest grant, AwsRequest request)
        => grant.Action == request.Action && FileSystemName.MatchesSimpleExpression(grant.Resource, request.Resource, ignoreCase: false);

    private static IEnumerable<string> Each(JsonNode oneOrMore) => oneOrMore is JsonArray list ? list.Select(one => one!.GetValue<string>()) : [oneOrMore.GetValue<string>()];
}
