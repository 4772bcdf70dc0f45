using Orleans.Aws;

namespace Orleans.Clustering.DynamoDB;

/// <summary>The name under which the official package has these settings.</summary>
public abstract class DynamoDBClientOptions : DynamoDBOptions;
