namespace Orleans.Configuration;

/// <summary>Settings of membership as one text, for <see cref="Clustering.DynamoDB.DynamoDBMembershipHelper"/>.</summary>
public class DynamoDBClusteringSiloOptions
{
    /// <summary><c>Service=…;AccessKey=…;SecretKey=…;…</c></summary>
    [RedactConnectionString]
    public string ConnectionString { get; set; } = "";
}
