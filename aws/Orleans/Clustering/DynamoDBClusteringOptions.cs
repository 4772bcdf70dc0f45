using Orleans.Clustering.DynamoDB;

namespace Orleans.Configuration;

/// <summary>Settings of a silo's membership on DynamoDB.</summary>
public class DynamoDBClusteringOptions : DynamoDBClientOptions
{
    /// <inheritdoc/>
    public override string TableName { get; set; } = "OrleansSilos";
}
