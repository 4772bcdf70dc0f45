using Orleans.Aws;

namespace Orleans.Configuration;

/// <summary>Refuses to start a silo whose grain storage settings cannot work.</summary>
public sealed class DynamoDBGrainStorageOptionsValidator(DynamoDBStorageOptions options, string name) : IConfigurationValidator
{
    /// <inheritdoc/>
    public void ValidateConfiguration()
    {
        DynamoDBOptionsRules.Validate(options, $"DynamoDB grain storage '{name}'");
        if (options.TimeToLive is { } life && life <= TimeSpan.Zero)
        {
            throw new OrleansConfigurationException($"DynamoDB grain storage '{name}': {nameof(options.TimeToLive)} must be positive, it is {life}.");
        }
    }
}
