using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace GasOrleans.Aws.Tests.Stacks;

/// <summary>The templates, each against itself and against the others.</summary>
public sealed partial class StackTests
{
    /// <summary>The attributes that ours ask of a type; a type that is not here is a mistake, or new.</summary>
    private static readonly Dictionary<string, string[]> Attributes = new()
    {
        ["AWS::AutoScaling::AutoScalingGroup"] = [],
        ["AWS::AutoScaling::LifecycleHook"] = [],
        ["AWS::AutoScaling::ScalingPolicy"] = [],
        ["AWS::CloudWatch::Alarm"] = ["Arn"],
        ["AWS::CloudWatch::Dashboard"] = [],
        ["AWS::DynamoDB::Table"] = ["Arn", "StreamArn"],
        ["AWS::EC2::EIP"] = ["AllocationId"],
        ["AWS::EC2::InternetGateway"] = [],
        ["AWS::EC2::LaunchTemplate"] = ["LatestVersionNumber", "DefaultVersionNumber"],
        ["AWS::EC2::NatGateway"] = [],
        ["AWS::EC2::Route"] = [],
        ["AWS::EC2::RouteTable"] = [],
        ["AWS::EC2::SecurityGroup"] = ["GroupId"],
        ["AWS::EC2::SecurityGroupIngress"] = [],
        ["AWS::EC2::Subnet"] = [],
        ["AWS::EC2::SubnetRouteTableAssociation"] = [],
        ["AWS::EC2::VPC"] = ["CidrBlock"],
        ["AWS::EC2::VPCEndpoint"] = [],
        ["AWS::EC2::VPCGatewayAttachment"] = [],
        ["AWS::ElasticLoadBalancingV2::Listener"] = [],
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = ["DNSName", "LoadBalancerFullName"],
        ["AWS::ElasticLoadBalancingV2::TargetGroup"] = ["TargetGroupFullName"],
        ["AWS::IAM::InstanceProfile"] = ["Arn"],
        ["AWS::IAM::Role"] = ["Arn"],
        ["AWS::Logs::LogGroup"] = ["Arn"],
        ["AWS::Logs::MetricFilter"] = [],
        ["AWS::S3::Bucket"] = ["Arn"],
        ["AWS::SNS::Subscription"] = [],
        ["AWS::SNS::Topic"] = ["TopicName"],
        ["AWS::SNS::TopicPolicy"] = [],
        ["AWS::SQS::Queue"] = ["Arn", "QueueName"],
        ["AWS::SQS::QueuePolicy"] = [],
        ["AWS::SSM::Parameter"] = [],
    };

    private static readonly HashSet<string> Pseudo = ["AWS::AccountId", "AWS::NoValue", "AWS::Partition", "AWS::Region", "AWS::StackName"];

    public static TheoryData<string> Names => [.. Stack.InOrder];

    [Theory, MemberData(nameof(Names))]
    public void Every_type_and_every_attribute_asked_of_it_exists(string name)
    {
        var stack = Stack.Of(name);
        Assert.All(stack.Resources.Children, one => Assert.Contains(Stack.Text(one.Value["Type"]), Attributes.Keys));
        Assert.All(
            stack.Nodes().Where(node => node.Tag is { IsEmpty: false, Value: "!GetAtt" }).Select(node => Stack.Text(node).Split('.', 2)),
            path => Assert.Contains(path[1], Attributes[stack.TypeOf(path[0])]));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_reference_leads_somewhere_and_everything_declared_is_used(string name)
    {
        var stack = Stack.Of(name);
        var used = References(stack).ToHashSet();
        string[] parameters = [.. stack.Parameters.Children.Keys.Select(Stack.Text)];
        HashSet<string> known = [.. parameters, .. stack.Resources.Children.Keys.Select(Stack.Text), .. Pseudo];
        Assert.Empty(used.Except(known));
        Assert.Empty(parameters.Except(used));
        Assert.Empty(stack.Conditions.Children.Keys.Select(Stack.Text).Except(UsedConditions(stack)));
        Assert.Empty(UsedConditions(stack).Except(stack.Conditions.Children.Keys.Select(Stack.Text)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_import_is_exported_by_a_stack_that_is_deployed_before(string name)
    {
        var stack = Stack.Of(name);
        var before = Stack.All.TakeWhile(other => other != stack).SelectMany(other => other.Exports(new(other)).Keys).ToHashSet();
        Assert.Subset(before, Imports(stack));
    }

    [Fact]
    public void No_two_exports_have_one_name_and_each_is_imported()
    {
        var exported = Stack.All.SelectMany(stack => stack.Exports(new(stack)).Keys).ToList();
        Assert.Equal(exported.Count, exported.Distinct().Count());
        Assert.Empty(exported.Except(Stack.All.SelectMany(Imports)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Everything_comes_out_with_each_value_of_each_condition(string name)
    {
        var stack = Stack.Of(name);
        foreach (var parameters in ((string, string)[][])[[], [("ArchiveProvider", "Vault"), ("BillingProvider", "Stripe"), ("NatPerZone", "true"), ("OperatorEmail", "ops@example.org")]])
        {
            Assert.All(stack.Resources.Children.Keys.Select(Stack.Text), resource => Assert.NotEmpty(stack.Properties(resource, parameters)));
        }
    }

    [Fact]
    public void Two_deployments_in_one_account_share_no_name()
    {
        static HashSet<string> Named(string prefix) => [.. Stack.All.SelectMany(stack => stack.Resources.Children.Keys.Select(Stack.Text).SelectMany(id =>
            stack.Properties(id, ("Prefix", prefix), ("OrleansPrefix", prefix), ("InputsBucketName", prefix + "i"), ("ResultsBucketName", prefix + "r"), ("KeysBucketName", prefix + "k"), ("ReleasesBucketName", prefix + "v"))
                .Where(one => one.Key is "TableName" or "QueueName" or "BucketName" or "TopicName" or "LogGroupName" or "AutoScalingGroupName" or "LaunchTemplateName" or "AlarmName" or "DashboardName" || (one.Key == "Name" && stack.TypeOf(id) != "AWS::EC2::VPC"))
                .Select(one => $"{stack.TypeOf(id)} {one.Value}")))];
        Assert.Empty(Named("gas").Intersect(Named("other")));
    }

    private static HashSet<string> Imports(Stack stack)
    {
        var evaluation = new Evaluation(stack);
        return [.. stack.Nodes().OfType<YamlMappingNode>().SelectMany(map => map.Children)
            .Where(one => Stack.Text(one.Key) == "Fn::ImportValue").Select(one => evaluation.Of(one.Value)!.GetValue<string>())];
    }

    private static IEnumerable<string> References(Stack stack) => stack.Nodes().SelectMany(node => (node.Tag.IsEmpty ? "" : node.Tag.Value, node) switch
    {
        ("!Ref", _) => [Stack.Text(node)],
        ("!GetAtt", _) => [Stack.Text(node).Split('.')[0]],
        ("!Sub", YamlScalarNode text) => Placeholders(Stack.Text(text)),
        ("!Sub", YamlSequenceNode { Children: [var text, YamlMappingNode more] }) => Placeholders(Stack.Text(text)).Except(more.Children.Keys.Select(Stack.Text)),
        _ => (IEnumerable<string>)[],
    }).Concat(stack.Resources.Children.Select(one => (YamlMappingNode)one.Value).Where(one => one.Children.ContainsKey("DependsOn")).Select(one => Stack.Text(one["DependsOn"])));

    private static IEnumerable<string> UsedConditions(Stack stack) => stack.Resources.Children.Select(one => (YamlMappingNode)one.Value)
        .Where(one => one.Children.ContainsKey("Condition")).Select(one => Stack.Text(one["Condition"]))
        .Concat(stack.Nodes().OfType<YamlSequenceNode>().Where(node => node.Tag is { IsEmpty: false, Value: "!If" }).Select(node => Stack.Text(node.Children[0])));

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(found => found.Groups[1].Value);

    [GeneratedRegex(@"\$\{([A-Z][A-Za-z0-9:]*)\}")]
    private static partial Regex Placeholder();
}
