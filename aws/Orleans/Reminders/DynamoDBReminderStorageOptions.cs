using Orleans.Reminders.DynamoDB;

namespace Orleans.Configuration;

/// <summary>Settings of reminders on DynamoDB.</summary>
public class DynamoDBReminderStorageOptions : DynamoDBClientOptions
{
    /// <inheritdoc/>
    public override string TableName { get; set; } = "OrleansReminders";
}
