package io.millrace.ask.guard;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.IntervalQualifier;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.MySQLGroupConcat;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.OrderByClause;
import net.sf.jsqlparser.expression.PartitionByClause;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TranscodingFunction;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.expression.WindowRange;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.IntegerDivision;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.conditional.XorExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.CosineSimilarity;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NamedExpressionList;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.OldOracleJoinBinaryExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.ExceptOp;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.IntersectOp;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * What a query may consist of: the classes of the parser's tree, and of each the fields that may be
 * set. Whatever is not here, such as INTO, FOR UPDATE or a hint, is refused without being named.
 */
final class Grammar {

    private static final Map<Class<?>, Set<String>> NODES = new LinkedHashMap<>();

    static {
        // Queries.
        allow(Select.class, "withItemsList limit offset orderByElements");
        allow(
                PlainSelect.class,
                "distinct selectItems fromItem joins where groupBy having windowDefinitions");
        allow(ParenthesedSelect.class, "alias select");
        allow(SetOperationList.class, "selects operations orderByElements");
        allow(SetOperation.class, "modifier type");
        allow(UnionOp.class, "");
        allow(ExceptOp.class, "");
        allow(IntersectOp.class, "");
        allow(WithItem.class, "statement alias withItemList");
        allow(Distinct.class, "");
        allow(SelectItem.class, "expression alias");
        allow(AllColumns.class, "exceptKeyword");
        allow(AllTableColumns.class, "table");
        allow(Alias.class, "name useAs aliasColumns");
        allow(Alias.AliasColumn.class, "name");
        allow(Table.class, "partItems partDelimiters alias");
        allow(ParenthesedFromItem.class, "fromItem joins alias");
        allow(
                Join.class,
                "fromItem onExpressions usingColumns inner left right outer cross natural simple");
        allow(GroupByElement.class, "groupByExpressions mysqlWithRollup");
        allow(OrderByElement.class, "expression asc ascDescPresent");
        allow(Limit.class, "rowCount offset");
        allow(Offset.class, "offsetExpression");

        // Windows.
        allow(
                AnalyticExpression.class,
                "name expression offset defaultValue allColumns type distinct windowName windowDef");
        allow(WindowDefinition.class, "orderBy partitionBy windowElement windowName");
        allow(WindowElement.class, "type offset range");
        allow(WindowRange.class, "start end");
        allow(WindowOffset.class, "expression type");
        allow(OrderByClause.class, "orderByElements");
        allow(PartitionByClause.class, "brackets");

        // Values and names.
        allow(StringValue.class, "value quoteStr");
        allow(LongValue.class, "stringValue");
        allow(DoubleValue.class, "value stringValue");
        allow(BooleanValue.class, "value");
        allow(NullValue.class, "");
        // The lexer lets none stand but those that are bound.
        allow(JdbcNamedParameter.class, "name parameterCharacter");
        allow(DateTimeLiteralExpression.class, "value type");
        allow(TimeKeyExpression.class, "stringValue");
        allow(Column.class, "table columnName tableDelimiter");

        // Operators.
        allow(BinaryExpression.class, "leftExpression rightExpression");
        allow(OldOracleJoinBinaryExpression.class, "");
        allow(ComparisonOperator.class, "operator");
        for (Class<?> operator :
                Set.of(
                        Addition.class,
                        Subtraction.class,
                        Multiplication.class,
                        Division.class,
                        IntegerDivision.class,
                        Modulo.class,
                        AndExpression.class,
                        OrExpression.class,
                        XorExpression.class,
                        // What the parser makes of <=>, which is the equality of NULLs here.
                        CosineSimilarity.class,
                        EqualsTo.class,
                        NotEqualsTo.class,
                        GreaterThan.class,
                        GreaterThanEquals.class,
                        MinorThan.class,
                        MinorThanEquals.class)) {
            allow(operator, "");
        }
        allow(LikeExpression.class, "not escapeExpression likeKeyWord");
        allow(SignedExpression.class, "sign expression");
        allow(NotExpression.class, "expression");
        allow(Between.class, "leftExpression not betweenExpressionStart betweenExpressionEnd");
        allow(InExpression.class, "leftExpression not rightExpression");
        allow(ExistsExpression.class, "rightExpression not");
        allow(IsNullExpression.class, "leftExpression not");
        allow(IsBooleanExpression.class, "leftExpression not isTrue");
        allow(IsUnknownExpression.class, "leftExpression isNot");
        allow(AnyComparisonExpression.class, "select anyType");

        // Expressions.
        allow(ExpressionList.class, "");
        allow(ParenthesedExpressionList.class, "");
        allow(NamedExpressionList.class, "names");
        allow(RowConstructor.class, "name");
        allow(CaseExpression.class, "usingBrackets switchExpression whenClauses elseExpression");
        allow(WhenClause.class, "whenExpression thenExpression");
        allow(
                Function.class,
                "nameparts parameters namedParameters allColumns distinct orderByElements keywordArguments");
        allow(Function.KeywordArgument.class, "keyword expression");
        allow(MySQLGroupConcat.class, "expressionList distinct orderByElements separator");
        allow(CastExpression.class, "keyword leftExpression colDataType");
        allow(TranscodingFunction.class, "keyword colDataType expression");
        allow(
                ColDataType.class,
                "dataType argumentsStringList precision scale signedness typeModifiers");
        allow(ExtractExpression.class, "name expression");
        allow(TrimFunction.class, "trimSpecification expression fromExpression isUsingFromKeyword");
        allow(
                IntervalExpression.class,
                "intervalKeyword parameter intervalType intervalQualifier expression");
        allow(IntervalQualifier.class, "leadingField");
        allow(DateUnitExpression.class, "type");
    }

    private Grammar() {}

    private static void allow(Class<?> node, String fields) {
        NODES.put(node, fields.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(fields.split(" "))));
    }

    /** Whether there may be such a part in a query. */
    static boolean allows(Class<?> node) {
        return NODES.containsKey(node);
    }

    /** Whether this field may hold something else than nothing, false, zero or an empty list. */
    static boolean allows(Class<?> declaring, String field) {
        return NODES.getOrDefault(declaring, Set.of()).contains(field);
    }
}
