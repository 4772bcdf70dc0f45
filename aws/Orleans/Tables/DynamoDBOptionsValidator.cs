namespace Orleans.Aws;

/// <summary>Refuses to start with settings of a table that cannot work.</summary>
internal sealed class DynamoDBOptionsValidator(DynamoDBOptions options, string feature) : IConfigurationValidator
{
    public void ValidateConfiguration() => DynamoDBOptionsRules.Validate(options, feature);
}
