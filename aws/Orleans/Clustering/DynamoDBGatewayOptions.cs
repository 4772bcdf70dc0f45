using Orleans.Clustering.DynamoDB;

namespace Orleans.Configuration;

/// <summary>Settings of a client that finds its gateways on DynamoDB.</summary>
public class DynamoDBGatewayOptions : DynamoDBClientOptions
{
    /// <inheritdoc/>
    public override string TableName { get; set; } = "OrleansSilos";
}
