using Orleans.Aws;
using Orleans.Configuration;

namespace Orleans.Clustering.DynamoDB;

/// <summary>Reads membership settings from a connection string.</summary>
public static class DynamoDBMembershipHelper
{
    /// <summary>Takes <c>Service=…;AccessKey=…;SecretKey=…;…</c>; a value may contain <c>=</c>.</summary>
    public static void ParseDataConnectionString(string dataConnectionString, DynamoDBClusteringOptions options)
        => ConnectionString.Apply(dataConnectionString, options);
}
