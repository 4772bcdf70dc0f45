using Orleans.Aws;

namespace Orleans.Reminders.DynamoDB;

/// <summary>The name under which the official package has these settings.</summary>
public abstract class DynamoDBClientOptions : DynamoDBOptions;
