using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Aws;

/// <summary>Finds the host's clients, or makes one client per connection and disposes it with the host.</summary>
internal sealed class AwsClients(IServiceProvider services) : IDisposable
{
    private readonly ConcurrentDictionary<AwsConnection, Lazy<IAmazonDynamoDB>> dynamoDB = new();
    private readonly ConcurrentDictionary<AwsConnection, Lazy<IAmazonSQS>> sqs = new();

    /// <summary>The client registered under the provider's name; else what the options say; else the host's unnamed client; else the SDK's defaults.</summary>
    public IAmazonDynamoDB DynamoDB(string name, AwsConnection connection)
        => services.GetKeyedService<IAmazonDynamoDB>(name)
            ?? (connection.IsExplicit ? null : services.GetService<IAmazonDynamoDB>())
            ?? dynamoDB.GetOrAdd(connection, c => new(() => Make(c, new AmazonDynamoDBConfig()))).Value;

    /// <inheritdoc cref="DynamoDB"/>
    public IAmazonSQS Sqs(string name, AwsConnection connection)
        => services.GetKeyedService<IAmazonSQS>(name)
            ?? (connection.IsExplicit ? null : services.GetService<IAmazonSQS>())
            ?? sqs.GetOrAdd(connection, c => new(() => Make(c, new AmazonSQSConfig()))).Value;

    public void Dispose()
    {
        foreach (var client in dynamoDB.Values.Where(c => c.IsValueCreated))
        {
            client.Value.Dispose();
        }

        foreach (var client in sqs.Values.Where(c => c.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }

    private static AmazonDynamoDBClient Make(AwsConnection connection, AmazonDynamoDBConfig config)
        => connection.Credentials() is { } credentials
            ? new AmazonDynamoDBClient(credentials, connection.Configure(config))
            : new AmazonDynamoDBClient(connection.Configure(config));

    private static AmazonSQSClient Make(AwsConnection connection, AmazonSQSConfig config)
        => connection.Credentials() is { } credentials
            ? new AmazonSQSClient(credentials, connection.Configure(config))
            : new AmazonSQSClient(connection.Configure(config));
}
