using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.Aws.Tests.Clients;

public sealed class ConnectionTests
{
    private static readonly DynamoDBClusteringOptions Endpoint = new() { Service = "https://dynamodb.example", AccessKey = "a", SecretKey = "s" };

    [Fact]
    public async Task Explicit_credentials_go_with_an_explicit_endpoint()
    {
        var connection = AwsConnection.Of(Endpoint);
        Assert.Equal("https://dynamodb.example/", connection.Configure(new AmazonDynamoDBConfig()).ServiceURL);
        Assert.Equal("a", (await Assert.IsType<BasicAWSCredentials>(connection.Credentials()).GetCredentialsAsync()).AccessKey);
    }

    [Fact]
    public async Task Credentials_of_a_session_keep_their_token_and_an_endpoint_alone_leaves_them_to_the_SDK()
    {
        var session = AwsConnection.Of(new DynamoDBClusteringOptions { Service = "eu-west-1", AccessKey = "a", SecretKey = "s", Token = "t" });
        Assert.Equal("t", (await Assert.IsType<SessionAWSCredentials>(session.Credentials()).GetCredentialsAsync()).Token);
        Assert.Equal(RegionEndpoint.EUWest1, session.Configure(new AmazonDynamoDBConfig()).RegionEndpoint);
        Assert.Null(AwsConnection.Of(new DynamoDBClusteringOptions { Service = "https://dynamodb.example" }).Credentials());
    }

    [Fact]
    public void A_profile_that_is_not_there_is_named()
    {
        var error = Assert.Throws<OrleansConfigurationException>(() => AwsConnection.Of(new DynamoDBClusteringOptions { ProfileName = "no-such-profile" }).Credentials());
        Assert.Contains("ProfileName 'no-such-profile'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_connections_share_one_client_that_ends_with_the_host()
    {
        using var host = Silos.Unstarted(silo => silo.UseDynamoDBClustering((DynamoDBClusteringOptions o) => o.Service = "eu-west-1"));
        var clients = host.Services.GetRequiredService<AwsClients>();
        var client = clients.DynamoDB("one", AwsConnection.Of(Endpoint)).Value;
        Assert.Same(client, clients.DynamoDB("another", AwsConnection.Of(Endpoint)).Value);
        clients.Dispose();
        await Assert.ThrowsAnyAsync<ObjectDisposedException>(() => client.ListTablesAsync(TestContext.Current.CancellationToken));
    }
}
