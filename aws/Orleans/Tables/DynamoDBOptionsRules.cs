using System.Text.RegularExpressions;

namespace Orleans.Aws;

/// <summary>What every feature's options must fulfil; all that is wrong is said at once.</summary>
internal static partial class DynamoDBOptionsRules
{
    public static void Validate(DynamoDBOptions options, string feature)
    {
        var faults = Faults(options).ToList();
        if (faults.Count > 0)
        {
            throw new OrleansConfigurationException($"{feature}: {string.Join(" ", faults)}");
        }
    }

    private static IEnumerable<string> Faults(DynamoDBOptions options)
    {
        if (!TableName().IsMatch(options.TableName ?? ""))
        {
            yield return $"{nameof(options.TableName)} '{options.TableName}' is no table name (3 to 255 of a-z, A-Z, 0-9, '_', '-', '.').";
        }

        if (options.UseProvisionedThroughput && options.ReadCapacityUnits <= 0)
        {
            yield return $"{nameof(options.ReadCapacityUnits)} must be positive, it is {options.ReadCapacityUnits}.";
        }

        if (options.UseProvisionedThroughput && options.WriteCapacityUnits <= 0)
        {
            yield return $"{nameof(options.WriteCapacityUnits)} must be positive, it is {options.WriteCapacityUnits}.";
        }

        foreach (var fault in AwsConnection.Of(options).Faults())
        {
            yield return fault;
        }
    }

    [GeneratedRegex("^[a-zA-Z0-9_.-]{3,255}$")]
    private static partial Regex TableName();
}
