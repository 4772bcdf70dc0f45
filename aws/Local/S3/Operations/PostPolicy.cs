using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GasOrleans.Aws.Local.S3.Operations;

/// <summary>What the signer of an upload form allows: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html.</summary>
internal sealed record PostPolicy(DateTimeOffset Expiration, IReadOnlyList<PostPolicy.Rule> Rules, long SmallestFile, long LargestFile)
{
    private const long LargestPost = 5L * 1024 * 1024 * 1024;
    private static readonly string[] Free = ["X-AMZ-SIGNATURE", "POLICY", "FILE"];

    public static PostPolicy Parse(string base64)
    {
        try
        {
            using var policy = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(base64)));
            var conditions = policy.RootElement.GetProperty("conditions").EnumerateArray().ToList();
            var sizes = conditions.FirstOrDefault(one => one.ValueKind == JsonValueKind.Array && IsRange(one));
            var ranged = sizes.ValueKind == JsonValueKind.Array;
            return new PostPolicy(
                policy.RootElement.GetProperty("expiration").GetDateTimeOffset(),
                [.. conditions.Where(one => one.ValueKind != JsonValueKind.Array || !IsRange(one)).SelectMany(Rule.Parse)],
                ranged ? Number(sizes[1]) : 0,
                ranged ? Math.Min(Number(sizes[2]), LargestPost) : LargestPost);
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new S3Exception("InvalidPolicyDocument", System.Net.HttpStatusCode.BadRequest, "Invalid Policy: it is not base64 of JSON with an expiration and conditions.");
        }
    }

    /// <summary>Fails unless every condition holds and covers every field.</summary>
    public void Check(IReadOnlyDictionary<string, string> fields, string bucket, DateTimeOffset now)
    {
        if (now > Expiration)
        {
            throw S3Exception.Denied("Invalid according to Policy: Policy expired.");
        }

        foreach (var rule in Rules)
        {
            var value = rule.Name.Equals("bucket", StringComparison.OrdinalIgnoreCase) ? bucket : fields.GetValueOrDefault(rule.Name, "");
            if (!rule.Accepts(value))
            {
                throw S3Exception.Denied($"Invalid according to Policy: Policy Condition failed: {rule}");
            }
        }

        var covered = Rules.Select(rule => rule.Name.ToUpperInvariant()).ToHashSet();
        var extra = fields.Keys.FirstOrDefault(name => name.ToUpperInvariant() is var upper && !covered.Contains(upper) && !Free.Contains(upper) && !upper.StartsWith("X-IGNORE-", StringComparison.Ordinal));
        if (extra is not null)
        {
            throw S3Exception.Denied($"Invalid according to Policy: Extra input fields: {extra}");
        }
    }

    private static bool IsRange(JsonElement condition) => condition[0].GetString() == "content-length-range";

    private static long Number(JsonElement number) => number.ValueKind == JsonValueKind.Number ? number.GetInt64() : long.Parse(number.GetString()!, CultureInfo.InvariantCulture);

    /// <summary>One condition on one field.</summary>
    internal sealed record Rule(string Operator, string Name, string Value)
    {
        public static IEnumerable<Rule> Parse(JsonElement condition) => condition.ValueKind == JsonValueKind.Object
            ? condition.EnumerateObject().Select(one => new Rule("eq", one.Name, one.Value.ToString()))
            : [new Rule(condition[0].GetString()!, condition[1].GetString()!.TrimStart('$'), condition[2].GetString()!)];

        public bool Accepts(string given) => Operator switch
        {
            "eq" => given == Value,
            "starts-with" => given.StartsWith(Value, StringComparison.Ordinal),
            _ => false,
        };

        public override string ToString() => $"[\"{Operator}\", \"${Name}\", \"{Value}\"]";
    }
}
