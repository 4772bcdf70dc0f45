using Orleans.Aws;

namespace Orleans.Configuration;

/// <summary>Reads reminder settings from a connection string.</summary>
public static class DynamoDBReminderStorageOptionsExtensions
{
    /// <summary>Takes <c>Service=…;AccessKey=…;SecretKey=…;…</c>; a value may contain <c>=</c>.</summary>
    public static void ParseConnectionString(this DynamoDBReminderStorageOptions options, string connectionString)
        => ConnectionString.Apply(connectionString, options);
}
